import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { agencyId } from '@pontio/decision/cases';
import { RECIPIENT, asker } from './world-facts.js';

const ISSUER = 'http://127.0.0.1/issuer';
const AUDIENCE = 'urn:pontio:gateway';
const KID = 'bench-1';
/** The agency's system that asks. */
export const CLIENT = 'bench';

/** The keys of one run, and what is signed with them. */
export interface Keys {
  readonly issuer: string;
  readonly signingKeyFile: string;
  readonly auditKeyFile: string;
  /** The issuer's public keys, as it publishes them. */
  readonly jwks: string;
  /** Access tokens, each with an id of its own. */
  tokens(count: number): Promise<readonly string[]>;
}

/** Makes the keys of one run in a folder that goes away with it. */
export async function makeKeys(directory: string): Promise<Keys> {
  const orders = await generateKeyPair('EdDSA', { extractable: true });
  const tokens = await generateKeyPair('PS256', { extractable: true });
  const signingKeyFile = join(directory, 'gateway-signing.jwk');
  const auditKeyFile = join(directory, 'audit-references.key');
  const signing = { ...(await exportJWK(orders.privateKey)), kid: KID, alg: 'EdDSA' };
  writeFileSync(signingKeyFile, JSON.stringify(signing), { mode: 0o600 });
  writeFileSync(auditKeyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
  const published = { ...(await exportJWK(tokens.publicKey)), kid: KID, alg: 'PS256', use: 'sig' };
  return {
    ...{ issuer: ISSUER, signingKeyFile, auditKeyFile },
    jwks: JSON.stringify({ keys: [published] }),
    tokens: (count) =>
      Promise.all(Array.from({ length: count }, (_none, index) => tokenOf(tokens.privateKey, index))),
  };
}

function tokenOf(key: CryptoKey, number: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...{ iss: ISSUER, aud: AUDIENCE, iat: now, exp: now + 590 },
    jti: `tok_${String(number)}`,
    client_id: CLIENT,
    agency: agencyId(RECIPIENT),
    authorization_details: [{ type: 'uk-sharing', ...asker, legal_gateways: [...asker.legal_gateways] }],
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'PS256', typ: 'at+jwt', kid: KID }).sign(key);
}
