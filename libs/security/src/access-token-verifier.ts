import { PontioError } from '@pontio/errors';
import { type JWTPayload, type JWTVerifyGetKey, errors, jwtVerify } from 'jose';
import { IssuerKeysUnreachable, issuerKeys } from './issuer-keys.js';
import { KnownTokens } from './known-tokens.js';
import { type VerifiedToken, readClaims } from './verified-token.js';

/** Signature algorithms accepted in access tokens: those of FAPI 2.0. */
export const ACCESS_TOKEN_ALGORITHMS = ['PS256', 'ES256', 'EdDSA'] as const;

const LARGEST_TOKEN_BYTES = 8 * 1024;
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/** Whose tokens are believed, and for whom they must be meant. */
export interface AccessTokenVerifierOptions {
  /** Exact `iss` of the one authorization server. */
  readonly issuer: string;
  /** Identifier of this gateway, which `aud` must name. */
  readonly audience: string;
  /** Where the issuer publishes its keys: https, or http on this machine. */
  readonly jwksUri: string;
  /** A narrower choice of {@link ACCESS_TOKEN_ALGORITHMS}. */
  readonly algorithms?: readonly (typeof ACCESS_TOKEN_ALGORITHMS)[number][];
  /** The clock, ms since 1970. */
  readonly now?: () => number;
}

/**
 * Checks access tokens. Make one for each issuer and keep it: it holds the issuer's keys, and for a minute at most
 * which tokens held. Every check is always made; none can be turned off.
 *
 * @see RFC 9068 JWT Profile for OAuth 2.0 Access Tokens; FAPI 2.0 Security Profile
 */
export class AccessTokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  private readonly known = new KnownTokens();
  private readonly now: () => number;

  /** @throws TypeError when the keys would be fetched over an open network in clear text */
  constructor(private readonly options: AccessTokenVerifierOptions) {
    this.keys = issuerKeys(options.jwksUri);
    this.now = options.now ?? Date.now;
  }

  /**
   * @param authorization - the Authorization header as sent, if any
   * @returns what may be believed about the caller
   * @throws PontioError `TOKEN_MISSING` without a bearer token; `TOKEN_INVALID` when it does not hold, or
   * when the issuer's keys cannot be read; `CONTEXT_INVALID` when it holds but does not say who asks and why
   */
  async verify(authorization: string | undefined): Promise<VerifiedToken> {
    const token = bearerToken(authorization);
    if (token.length > LARGEST_TOKEN_BYTES) {
      throw new PontioError('TOKEN_INVALID', {
        detail: `the token is longer than ${LARGEST_TOKEN_BYTES} bytes`,
      });
    }
    const now = this.now();
    const known = this.known.find(token, now);
    if (known !== undefined) return known;
    const payload = await this.verifiedPayload(token, now);
    const verified = readClaims(payload);
    this.known.keep(token, { token: verified, expiresAt: (payload.exp ?? 0) * 1_000 }, now);
    return verified;
  }

  private async verifiedPayload(token: string, now: number): Promise<JWTPayload> {
    const { issuer, audience, algorithms = ACCESS_TOKEN_ALGORITHMS } = this.options;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer,
        audience,
        typ: 'at+jwt',
        algorithms: [...algorithms],
        requiredClaims: ['exp', 'iat', 'jti', 'client_id'],
        maxTokenAge: '10m',
        clockTolerance: 5,
        currentDate: new Date(now),
      });
      if (payload['cnf'] !== undefined) {
        throw new PontioError('TOKEN_INVALID', {
          detail: 'a sender-constrained token was sent as a bearer token',
        });
      }
      return payload;
    } catch (cause) {
      throw refusal(cause);
    }
  }
}

function bearerToken(authorization: string | undefined): string {
  const [, token] = BEARER.exec(authorization ?? '') ?? [];
  if (token === undefined) {
    const what =
      authorization === undefined ? 'no Authorization header' : 'the header is not "Bearer <token>"';
    throw new PontioError('TOKEN_MISSING', { detail: what });
  }
  return token;
}

function refusal(cause: unknown): unknown {
  if (cause instanceof PontioError) return cause;
  if (cause instanceof IssuerKeysUnreachable) {
    return new PontioError('TOKEN_INVALID', {
      detail: 'KEYS_UNREACHABLE: the keys of the issuer cannot be read',
      cause,
    });
  }
  if (cause instanceof errors.JWTClaimValidationFailed || cause instanceof errors.JWTExpired) {
    return new PontioError('TOKEN_INVALID', {
      detail: `${cause.code}: ${cause.claim} ${cause.reason}`,
      cause,
    });
  }
  if (cause instanceof errors.JOSEError)
    return new PontioError('TOKEN_INVALID', { detail: cause.code, cause });
  return cause;
}
