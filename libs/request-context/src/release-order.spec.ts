import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CryptoKey, createLocalJWKSet, decodeProtectedHeader } from 'jose';
import { type ReleaseOrder, ReleaseOrderSigner, ReleaseOrderVerifier } from './release-order.js';

const order: ReleaseOrder = {
  ...{ id: 'ord_1', decisionId: 'dec_1', purpose: 'SAFEGUARD_CHILD', recipient: 'agy_a' },
  ...{ audience: 'agency-test', digest: 'd'.repeat(43) },
  grants: [{ subjects: ['ST-1'], fields: ['Person.education'] }],
};

describe('a release order', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keys = createLocalJWKSet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'gw' }] });
  const verifier = new ReleaseOrderVerifier('agency-test', keys);
  let webKey: CryptoKey;
  beforeAll(async () => {
    const jwk = privateKey.export({ format: 'jwk' });
    webKey = await webcrypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  });

  it('arrives as it was signed, whichever kind of key signs it', async () => {
    for (const key of [privateKey, webKey]) {
      const jws = await new ReleaseOrderSigner(key, 'gw').sign(order);
      expect(decodeProtectedHeader(jws)).toEqual({ alg: 'EdDSA', typ: 'release-order+jwt', kid: 'gw' });
      expect(await verifier.verify(jws)).toEqual(order);
    }
  });

  it.each<[string, Partial<ReleaseOrder>]>([
    ['carries out a decision without a digest of the request', { digest: undefined as never }],
    ['has a digest that is none', { digest: 'a name' }],
  ])('is refused when it %s', async (_what, change) => {
    const jws = await new ReleaseOrderSigner(privateKey, 'gw').sign({ ...order, ...change });
    await expect(verifier.verify(jws)).rejects.toMatchObject({ fault: 'MALFORMED' });
  });
});
