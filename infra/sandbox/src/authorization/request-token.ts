import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { type JWK, SignJWT, importJWK } from 'jose';
import { SIGNING_ALGORITHM, keyFile } from './keys.js';
import { GATEWAY_AUDIENCE } from './provider-configuration.js';
import { SHARING_DETAILS_TYPE, type SharingDetails } from './sharing-details.js';

/** What a client asks a token with. */
export interface TokenRequest {
  readonly issuer: string;
  readonly clientId: string;
  readonly privateKeyJwk: JWK;
  /** Who asks and why; `type` is filled in. */
  readonly details: Omit<SharingDetails, 'type'>;
}

/** The authorization server said no. */
export class TokenRefused extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    description: string,
  ) {
    super(`No token: ${error}${description === '' ? '' : ` (${description})`}`);
    this.name = 'TokenRefused';
  }
}

/** Reads the private key that the sandbox made for a client. */
export async function readClientKey(keyDirectory: string, clientId: string): Promise<JWK> {
  return JSON.parse(await readFile(keyFile(keyDirectory, clientId), 'utf8')) as JWK;
}

/**
 * Asks for an access token as an agency's own system would: client credentials, with an assertion signed by
 * the client's key instead of a secret.
 *
 * @returns the access token, a JWT for the gateway
 * @throws {@link TokenRefused} with the server's error code
 */
export async function requestToken({
  issuer,
  clientId,
  privateKeyJwk,
  details,
}: TokenRequest): Promise<string> {
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, ...(privateKeyJwk.kid && { kid: privateKeyJwk.kid }) })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(issuer)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(privateKeyJwk, SIGNING_ALGORITHM));
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      resource: GATEWAY_AUDIENCE,
      authorization_details: JSON.stringify([{ type: SHARING_DETAILS_TYPE, ...details }]),
    }),
  });
  const body = (await response.json()) as Record<string, string>;
  if (!response.ok) {
    throw new TokenRefused(response.status, body['error'] ?? 'unknown', body['error_description'] ?? '');
  }
  return String(body['access_token']);
}
