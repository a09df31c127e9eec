import { type JWTVerifyGetKey, createRemoteJWKSet, errors } from 'jose';

/** The issuer's keys could not be read. Without them no token can be believed. */
export class IssuerKeysUnreachable extends Error {
  constructor(cause: unknown) {
    super('the keys of the issuer cannot be read', { cause });
    this.name = 'IssuerKeysUnreachable';
  }
}

const CACHE_MS = 10 * 60_000;
const COOL_DOWN_MS = 30_000;
const TIME_OUT_MS = 2_000;

/**
 * The public keys of one issuer, cached for ten minutes. An unknown `kid` fetches them afresh, at most every
 * thirty seconds, so that a rotation is noticed and a stream of forged tokens does no harm. Keys are looked
 * up by `kid` and `alg` alone: what a token's header says about where to find keys is ignored.
 *
 * @throws TypeError unless the address is https, or http on this machine
 */
export function issuerKeys(jwksUri: string): JWTVerifyGetKey {
  const url = new URL(jwksUri);
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw new TypeError(`Keys must be fetched by https: ${url.origin} is not.`);
  }
  const keys = createRemoteJWKSet(url, {
    cacheMaxAge: CACHE_MS,
    cooldownDuration: COOL_DOWN_MS,
    timeoutDuration: TIME_OUT_MS,
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new IssuerKeysUnreachable(error);
    }
  };
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
