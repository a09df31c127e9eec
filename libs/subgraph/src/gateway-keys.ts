import { readFileSync } from 'node:fs';
import { type JSONWebKeySet, type JWTVerifyGetKey, createLocalJWKSet } from 'jose';

/**
 * Reads the gateway's public keys from a JWKS file. A file and not an address: a subgraph must be able to
 * check orders before the gateway is up, because the gateway asks it for its schema to come up.
 *
 * @throws an Error that says in one sentence what to do
 */
export function loadGatewayKeys(file: string): JWTVerifyGetKey {
  try {
    return createLocalJWKSet(JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet);
  } catch (cause) {
    throw new Error(
      `The gateway's public keys cannot be read from ${file}: give the path of its JWKS file.`,
      { cause },
    );
  }
}
