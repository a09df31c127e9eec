import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type JWK, exportJWK, generateKeyPair } from 'jose';

/** Signature algorithm of every key of the practice ground. */
export const SIGNING_ALGORITHM = 'ES256';

/** Where the private key of a client, or of the server, is kept in the key directory. */
export function keyFile(directory: string, name: string): string {
  return join(directory, `${name}.private.jwk.json`);
}

/**
 * The private key kept under a name: read, or made the first time and written readable by its owner only.
 *
 * @param directory - made when missing (0700)
 */
export async function loadOrMakeKey(directory: string, name: string): Promise<JWK> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = keyFile(directory, name);
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const fresh: JWK = { ...(await exportJWK(privateKey)), kid: name, alg: SIGNING_ALGORITHM, use: 'sig' };
  try {
    await writeFile(file, JSON.stringify(fresh), { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  }
}

/** The public half, as it may be registered. */
export function publicHalf({ kty, crv, x, y, kid, alg, use }: JWK): JWK {
  return Object.fromEntries(
    Object.entries({ kty, crv, x, y, kid, alg, use }).filter(([, value]) => value !== undefined),
  );
}
