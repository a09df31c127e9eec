import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ellieEnquiry, harbour, leafshire, sana } from '@pontio/testing';
import {
  type JWK,
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
} from 'jose';
import { type AuthorizationServer, startAuthorizationServer } from './authorization-server.js';
import { keyFile } from './keys.js';
import { readClientKey, requestToken } from './request-token.js';

const clientId = 'leafshire-case-management';
const details = {
  practitioner: sana.id,
  role: sana.role,
  purpose: 'SAFEGUARD_CHILD',
  case_ref: ellieEnquiry.caseRef,
  legal_gateways: ['EW.CA1989.47'],
};

describe('the authorization server', () => {
  let keyDirectory: string;
  let server: AuthorizationServer;
  let key: JWK;

  beforeAll(async () => {
    keyDirectory = await mkdtemp(join(tmpdir(), 'sandbox-keys-'));
    server = await startAuthorizationServer({ keyDirectory });
    key = await readClientKey(keyDirectory, clientId);
  });
  afterAll(async () => {
    await server.close();
    await rm(keyDirectory, { recursive: true });
  });

  const ask = (change: object = {}): Promise<string> =>
    requestToken({ issuer: server.issuer, clientId, privateKeyJwk: key, details, ...change });

  it('gives a token for the gateway that says which client and agency ask, who and why', async () => {
    const token = await ask();
    const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(server.jwksUrl)), {
      issuer: server.issuer,
      audience: 'urn:pontio:gateway',
      typ: 'at+jwt',
      algorithms: ['ES256'],
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(payload).toMatchObject({
      client_id: clientId,
      agency: leafshire.id,
      authorization_details: [{ type: 'uk-sharing', ...details }],
    });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(600);
  });

  it('takes the agency from the registration of the client', async () => {
    const token = await ask({
      clientId: 'harbour-case-notes',
      privateKeyJwk: await readClientKey(keyDirectory, 'harbour-case-notes'),
      details: { ...details, purpose: 'EARLY_HELP', agency: undefined },
    });
    expect(decodeJwt(token)['agency']).toBe(harbour.id);
  });

  it.each<[string, object]>([
    ['a purpose the client is not registered for', { purpose: 'CRIME_INVESTIGATE' }],
    ['a practitioner who is not named by an id', { practitioner: 'Sana Malik' }],
    ['a member it does not know', { agency: 'agy_northmere' }],
  ])('refuses %s', async (_what, change) => {
    await expect(ask({ details: { ...details, ...change } })).rejects.toMatchObject({
      error: 'invalid_authorization_details',
    });
  });

  it('refuses an assertion signed with a key that is not the one registered', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const other = { ...(await exportJWK(privateKey)), kid: clientId };
    await expect(ask({ privateKeyJwk: other })).rejects.toMatchObject({ error: 'invalid_client' });
  });

  it('keeps keys readable by their owner only', async () => {
    expect((await stat(keyFile(keyDirectory, clientId))).mode & 0o777).toBe(0o600);
  });

  it('comes back on the same port with the same keys', async () => {
    const before = await ask();
    const port = Number(new URL(server.url).port);
    await server.close();
    server = await startAuthorizationServer({ keyDirectory, port });
    const after = await ask();
    expect(decodeProtectedHeader(after)).toEqual(decodeProtectedHeader(before));
    await expect(
      jwtVerify(before, createRemoteJWKSet(new URL(server.jwksUrl)), { issuer: server.issuer }),
    ).resolves.toBeDefined();
  });
});
