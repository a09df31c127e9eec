import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPontioError } from '@pontio/errors';
import { type CryptoKey, type JWK, SignJWT, base64url, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { AccessTokenVerifier } from './access-token-verifier.js';

const ISSUER = 'https://auth.pontio.example';
const AUDIENCE = 'https://gateway.pontio.example';
const SHARING = {
  type: 'uk-sharing',
  practitioner: 'prc_sana',
  role: 'SOCIAL_WORKER',
  purpose: 'SAFEGUARD_CHILD',
  case_ref: 'LF-2026-0417',
  legal_gateways: ['CA1989_S47'],
};
const GOOD_CLAIMS: Record<string, unknown> = {
  iss: ISSUER,
  aud: AUDIENCE,
  jti: 'tok_1',
  client_id: 'leafshire-case-management',
  agency: 'agy_leafshire',
  authorization_details: [SHARING],
};

interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

interface Variation {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: CryptoKey | Uint8Array;
  /** Seconds before now. */
  readonly issued?: number;
  /** Seconds from now; null leaves `exp` out. */
  readonly expires?: number | null;
}

const now = (): number => Math.floor(Date.now() / 1000);
const bearer = (token: string): string => `Bearer ${token}`;
const without = (claim: string): Record<string, unknown> => ({ [claim]: undefined });

describe('AccessTokenVerifier', () => {
  let ours: KeyPair;
  let theirs: KeyPair;
  let publicJwk: JWK;
  let jwks: Server;
  let jwksUri: string;
  let verifier: AccessTokenVerifier;

  beforeAll(async () => {
    ours = await generateKeyPair('PS256', { extractable: true });
    theirs = await generateKeyPair('PS256', { extractable: true });
    publicJwk = { ...(await exportJWK(ours.publicKey)), kid: 'as-1', alg: 'PS256' };
    jwks = createServer((_request, response) => response.end(JSON.stringify({ keys: [publicJwk] })));
    jwks.listen(0, '127.0.0.1');
    await once(jwks, 'listening');
    jwksUri = `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/jwks`;
    verifier = new AccessTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, jwksUri });
  });
  afterAll(() => void jwks.close());

  async function token({ claims, header, key, issued = 0, expires = 300 }: Variation = {}): Promise<string> {
    const times = { iat: now() - issued, ...(expires !== null && { exp: now() + expires }) };
    const protectedHeader = { alg: 'PS256', typ: 'at+jwt', kid: 'as-1', ...header };
    return new SignJWT({ ...times, ...GOOD_CLAIMS, ...claims })
      .setProtectedHeader(protectedHeader)
      .sign(key ?? ours.privateKey);
  }

  async function refusalOf(authorization: string | undefined, by = verifier): Promise<string> {
    const error: unknown = await by.verify(authorization).catch((thrown: unknown) => thrown);
    return isPontioError(error)
      ? `${error.code} ${error.detail ?? ''}`
      : `not refused: ${JSON.stringify(error)}`;
  }

  it('says who calls and why when everything holds', async () => {
    expect(await verifier.verify(bearer(await token()))).toEqual({
      clientId: 'leafshire-case-management',
      tokenId: 'tok_1',
      agencyId: 'agy_leafshire',
      authorizationDetails: [SHARING],
    });
  });

  it('allows clocks to differ by five seconds and audiences to be several', async () => {
    const lenient = await token({
      issued: -4,
      expires: -3,
      claims: { aud: ['https://other.example', AUDIENCE] },
    });
    await expect(verifier.verify(bearer(lenient))).resolves.toMatchObject({ tokenId: 'tok_1' });
  });

  it.each([undefined, '', 'Basic abc', 'Bearer', 'Bearer a b'])('misses a token in %p', async (header) => {
    expect(await refusalOf(header)).toMatch(/^TOKEN_MISSING /);
  });

  it.each<[string, RegExp, Variation]>([
    ['is an ID token', /typ/, { header: { typ: 'JWT' } }],
    ['has no type', /typ/, { header: { typ: undefined } }],
    ['is for another audience', /aud/, { claims: { aud: 'https://other.example' } }],
    [
      'is for several audiences without us',
      /aud/,
      { claims: { aud: ['https://a.example', 'https://b.example'] } },
    ],
    ['is for a longer audience', /aud/, { claims: { aud: `${AUDIENCE}.evil.example` } }],
    ['comes from another issuer', /iss/, { claims: { iss: 'https://auth.evil.example' } }],
    ['was issued in the future', /iat/, { issued: -60 }],
    ['was issued more than ten minutes ago', /EXPIRED: iat/, { issued: 620, expires: 300 }],
    ['expired just beyond the tolerance', /EXPIRED: exp/, { issued: 60, expires: -6 }],
    ['is not valid yet', /nbf/, { claims: { nbf: now() + 120 } }],
    ['names an unknown kid', /JWKS_NO_MATCHING_KEY/, { header: { kid: 'as-2' } }],
    ['has no exp', /exp/, { expires: null }],
    ...['iat', 'jti', 'client_id'].map((claim): [string, RegExp, Variation] => [
      `has no ${claim}`,
      new RegExp(claim),
      { claims: without(claim) },
    ]),
    ['is bound to its sender', /sender-constrained/, { claims: { cnf: { jkt: 'x' } } }],
    ['is huge', /longer than 8192/, { claims: { padding: 'x'.repeat(9_000) } }],
  ])('refuses a token that %s', async (_what, detail, variation) => {
    const refusal = await refusalOf(bearer(await token(variation)));
    expect(refusal).toMatch(/^TOKEN_INVALID /);
    expect(refusal).toMatch(detail);
  });

  it('refuses a token signed by a key that is not in the key set of the issuer', async () => {
    const forged = await token({ key: theirs.privateKey });
    expect(await refusalOf(bearer(forged))).toBe('TOKEN_INVALID ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
  });

  it.each(['jwk', 'jku', 'x5u'])(
    'ignores the key that a forged token offers in its %s header',
    async (name) => {
      const offered = name === 'jwk' ? await exportJWK(theirs.publicKey) : 'https://evil.example/keys';
      const forged = await token({ key: theirs.privateKey, header: { [name]: offered } });
      expect(await refusalOf(bearer(forged))).toBe('TOKEN_INVALID ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
    },
  );

  it('refuses HS256 with the public key as its secret', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(ours.publicKey));
    expect(await refusalOf(bearer(await token({ key: secret, header: { alg: 'HS256' } })))).toBe(
      'TOKEN_INVALID ERR_JOSE_ALG_NOT_ALLOWED',
    );
  });

  it.each(['none', 'None', 'NONE', 'RS256'])('refuses the algorithm %s', async (alg) => {
    const [, payload, signature] = (await token()).split('.');
    const header = base64url.encode(JSON.stringify({ alg, typ: 'at+jwt', kid: 'as-1' }));
    for (const end of ['', signature]) {
      expect(await refusalOf(bearer(`${header}.${payload ?? ''}.${end ?? ''}`))).toMatch(
        /^TOKEN_INVALID ERR_/,
      );
    }
  });

  it('refuses a critical header that it does not know', async () => {
    const [, payload, signature] = (await token()).split('.');
    const header = { alg: 'PS256', typ: 'at+jwt', kid: 'as-1', crit: ['sharing'], sharing: true };
    const critical = [base64url.encode(JSON.stringify(header)), payload, signature].join('.');
    expect(await refusalOf(bearer(critical))).toBe('TOKEN_INVALID ERR_JOSE_NOT_SUPPORTED');
  });

  it('refuses a token whose payload was changed after it was signed', async () => {
    const [header, , signature] = (await token()).split('.');
    const [, payload] = (await token({ claims: { agency: 'agy_northmere' } })).split('.');
    expect(await refusalOf(bearer([header, payload, signature].join('.')))).toMatch(/^TOKEN_INVALID/);
  });

  it.each<[string, Record<string, unknown>]>([
    ['names no agency', without('agency')],
    ['names an agency of another form', { agency: 'leafshire' }],
    ['has an id that the audit trail could not hold', { jti: 'a b\n' }],
    ['names an agency that the audit trail could not hold', { agency: 'agy_leafshire ltd' }],
    [
      'has a role that the audit trail could not hold',
      { authorization_details: [{ ...SHARING, role: 'social worker' }] },
    ],
    [
      'has a purpose that the audit trail could not hold',
      { authorization_details: [{ ...SHARING, purpose: 'safeguard leafshire' }] },
    ],
    ['has no authorization_details', without('authorization_details')],
    ['has authorization_details of another type only', { authorization_details: [{ type: 'payment' }] }],
    ['has one detail too few', { authorization_details: [{ ...SHARING, practitioner: undefined }] }],
    [
      'has a detail that the profile does not know',
      { authorization_details: [{ ...SHARING, break_glass: true }] },
    ],
    [
      'has one good and one bad entry',
      { authorization_details: [SHARING, { ...SHARING, legal_gateways: 'all' }] },
    ],
  ])('does not open a context from a token that %s', async (_what, claims) => {
    const refusal = await refusalOf(bearer(await token({ claims })));
    expect(refusal).toMatch(/^CONTEXT_INVALID /);
    expect(refusal).not.toContain('leafshire');
  });

  it('refuses every token while the keys of the issuer cannot be read', async () => {
    const lost = new AccessTokenVerifier({
      issuer: ISSUER,
      audience: AUDIENCE,
      jwksUri: 'http://127.0.0.1:1/jwks',
    });
    expect(await refusalOf(bearer(await token()), lost)).toBe(
      'TOKEN_INVALID KEYS_UNREACHABLE: the keys of the issuer cannot be read',
    );
  });

  describe('asked again about a token that held', () => {
    /** A verifier that reads its keys once, and then only from memory; what it is told the time is. */
    const withClock = async (): Promise<{ clock: { at: number }; by: AccessTokenVerifier }> => {
      const clock = { at: Date.now() };
      const by = new AccessTokenVerifier({
        issuer: ISSUER,
        audience: AUDIENCE,
        jwksUri,
        now: () => clock.at,
      });
      await by.verify(bearer(await token({ claims: { jti: 'tok_0' } })));
      return { clock, by };
    };

    it('believes it without another check for a minute', async () => {
      const { clock, by } = await withClock();
      const held = await token();
      const first = await by.verify(bearer(held));
      clock.at += 59_000;
      expect(await by.verify(bearer(held))).toBe(first);
      clock.at += 2_000;
      expect(await by.verify(bearer(held))).not.toBe(first);
    });

    it('does not believe it beyond its own time', async () => {
      const { clock, by } = await withClock();
      const held = bearer(await token({ expires: 10 }));
      await by.verify(held);
      clock.at += 17_000;
      expect(await refusalOf(held, by)).toMatch(/^TOKEN_INVALID ERR_JWT_EXPIRED/);
    });

    it('refuses another with the same head and body', async () => {
      const { by } = await withClock();
      const held = await token();
      await by.verify(bearer(held));
      const forged = `${held.slice(0, held.lastIndexOf('.') + 1)}${'A'.repeat(342)}`;
      expect(await refusalOf(bearer(forged), by)).toMatch(/^TOKEN_INVALID ERR_/);
    });

    it('remembers no refusal: a token that begins to hold is believed', async () => {
      const { clock, by } = await withClock();
      const early = bearer(await token({ claims: { nbf: now() + 30 } }));
      expect(await refusalOf(early, by)).toMatch(/nbf/);
      clock.at += 31_000;
      await expect(by.verify(early)).resolves.toMatchObject({ tokenId: 'tok_1' });
    });
  });

  it('is not made where keys would be fetched in clear text from another machine', () => {
    const make = (): unknown =>
      new AccessTokenVerifier({
        issuer: ISSUER,
        audience: AUDIENCE,
        jwksUri: 'http://auth.pontio.example/jwks',
      });
    expect(make).toThrow('Keys must be fetched by https');
  });
});
