import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CryptoKey, SignJWT, createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';
import type { ReleaseOrder } from './release-order.js';
import { ReleaseOrderSigner } from './release-order-signer.js';
import { ReleaseOrderVerifier } from './release-order-verifier.js';

const order: ReleaseOrder = {
  ...{ id: 'ord_1', decisionId: 'dec_1', purpose: 'SAFEGUARD_CHILD', recipient: 'agy_a' },
  ...{ audience: 'agency-test', digest: 'd'.repeat(43) },
  grants: [{ subjects: ['ST-1'], fields: ['Person.education'] }],
};
const numbered = (number: number): ReleaseOrder => ({ ...order, id: `ord_${String(number)}` });
const partsOf = (signed: string): [string, string] => signed.split('~') as [string, string];

describe('a release order', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keys = createLocalJWKSet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'gw' }] });
  const verifier = new ReleaseOrderVerifier('agency-test', keys);
  const signer = new ReleaseOrderSigner(privateKey, 'gw');
  let webKey: CryptoKey;
  beforeAll(async () => {
    const jwk = privateKey.export({ format: 'jwk' });
    webKey = await webcrypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  });

  it('arrives as it was signed, whichever kind of key signs it', async () => {
    for (const key of [privateKey, webKey]) {
      const signed = await new ReleaseOrderSigner(key, 'gw').sign(order);
      const header = decodeProtectedHeader(partsOf(signed)[1]);
      expect(header).toEqual({ alg: 'EdDSA', typ: 'release-orders+jwt', kid: 'gw' });
      expect(await verifier.verify(signed)).toEqual(order);
    }
  });

  it('is signed together with those made at the same time, and each is verified by itself', async () => {
    const orders = Array.from({ length: 40 }, (_none, index) => numbered(index));
    const signed = await Promise.all(orders.map((one) => signer.sign(one)));
    expect(await Promise.all(signed.map((one) => verifier.verify(one)))).toEqual(orders);
    expect(new Set(signed.map((one) => partsOf(one)[1])).size).toBe(3);
  });

  it('travels with no more of the others than their digests', async () => {
    const [one] = await Promise.all([signer.sign(order), signer.sign({ ...numbered(2), purpose: 'OTHER' })]);
    const [text, signature] = partsOf(one);
    expect(Buffer.from(text, 'base64url').toString()).not.toContain('OTHER');
    const digest = expect.stringMatching(/^[\w-]{43}$/) as unknown;
    expect(decodeJwt(signature)['orders']).toEqual([digest, digest]);
  });

  it('is refused under a signature over other orders', async () => {
    const [text] = partsOf(await signer.sign(order));
    const [, others] = partsOf(await signer.sign(numbered(2)));
    await expect(verifier.verify(`${text}~${others}`)).rejects.toMatchObject({ fault: 'WRONG_KEY' });
  });

  it('is refused when a word of it has been changed', async () => {
    const [text, signature] = partsOf(await signer.sign(order));
    const claims = JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
    const wider = Buffer.from(JSON.stringify({ ...claims, recipient: 'agy_b' })).toString('base64url');
    await expect(verifier.verify(`${wider}~${signature}`)).rejects.toMatchObject({ fault: 'WRONG_KEY' });
  });

  it.each<[string, string, () => Promise<string>]>([
    ['is for another agency', 'WRONG_AUDIENCE', () => signer.sign({ ...order, audience: 'agency-other' })],
    [
      'was signed longer ago than it lives',
      'EXPIRED',
      () => new ReleaseOrderSigner(privateKey, 'gw', () => Date.now() - 33_000).sign(order),
    ],
    ['has no signature', 'MALFORMED', async () => partsOf(await signer.sign(order))[0]],
    ['comes under something else that the gateway signed', 'MALFORMED', () => underAnotherType()],
    [
      'carries out a decision without a digest of the request',
      'MALFORMED',
      () => signer.sign({ ...order, digest: undefined as never }),
    ],
    ['has a digest that is none', 'MALFORMED', () => signer.sign({ ...order, digest: 'a name' })],
  ])('is refused when it %s', async (_what, fault, make) => {
    await expect(verifier.verify(await make())).rejects.toMatchObject({ fault });
  });

  it('is not made by a key that cannot sign, and whoever waits for it is told', async () => {
    const blind = new ReleaseOrderSigner(publicKey, 'gw');
    const both = await Promise.allSettled([blind.sign(order), blind.sign(numbered(2))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  async function underAnotherType(): Promise<string> {
    const [text, signature] = partsOf(await signer.sign(order));
    const other = await new SignJWT(decodeJwt(signature))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: 'gw' })
      .sign(privateKey);
    return `${text}~${other}`;
  }
});
