import { KeyObject, sign as signNow } from 'node:crypto';
import type { CryptoKey } from 'jose';
import { ISSUER, SEPARATOR, TYPE, digestOfText, encoded } from './order-text.js';
import { RELEASE_ORDER_LIFETIME_S, type ReleaseOrder } from './release-order.js';

/** Orders under one signature: each agency is sent the digests of all, so they stay few. */
const TOGETHER_MAX = 16;

interface Waiting {
  readonly text: string;
  readonly resolve: (signed: string) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Signs release orders with the gateway's own Ed25519 key. Orders that are made in the same turn of the event loop
 * are signed together: the signature is over their digests, and each goes to its agency with that signature and
 * without the others. A `KeyObject` signs at once; jose and its WebCrypto key take more than twice the processor
 * time for the same bytes.
 *
 * @see docs/adr/0033-orders-signed-together.md
 */
export class ReleaseOrderSigner {
  private readonly header: string;
  private waiting: Waiting[] = [];

  /** @param now - the clock, in milliseconds */
  constructor(
    private readonly key: KeyObject | CryptoKey,
    keyId: string,
    private readonly now: () => number = Date.now,
  ) {
    this.header = encoded({ alg: 'EdDSA', typ: TYPE, kid: keyId });
  }

  /** @returns the order's text and the signature it came under, valid for {@link RELEASE_ORDER_LIFETIME_S} seconds */
  sign(order: ReleaseOrder): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => void this.signWaiting());
      this.waiting.push({ text: encoded(claimsOf(order)), resolve, reject });
    });
  }

  private async signWaiting(): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    for (let from = 0; from < waiting.length; from += TOGETHER_MAX) {
      await this.signTogether(waiting.slice(from, from + TOGETHER_MAX));
    }
  }

  private async signTogether(orders: readonly Waiting[]): Promise<void> {
    const issuedAt = Math.floor(this.now() / 1000);
    const signed = `${this.header}.${encoded({
      iss: ISSUER,
      iat: issuedAt,
      exp: issuedAt + RELEASE_ORDER_LIFETIME_S,
      orders: orders.map(({ text }) => digestOfText(text)),
    })}`;
    try {
      const signature = await this.signatureOf(Buffer.from(signed));
      const under = `${SEPARATOR}${signed}.${signature.toString('base64url')}`;
      for (const { text, resolve } of orders) resolve(text + under);
    } catch (error) {
      for (const { reject } of orders) reject(error);
    }
  }

  private async signatureOf(bytes: Buffer<ArrayBuffer>): Promise<Buffer> {
    if (this.key instanceof KeyObject) return signNow(null, bytes, this.key);
    return Buffer.from(await crypto.subtle.sign('Ed25519', this.key, bytes));
  }
}

function claimsOf(order: ReleaseOrder): object {
  return {
    jti: order.id,
    aud: order.audience,
    dec: order.decisionId,
    purpose: order.purpose,
    recipient: order.recipient,
    grants: order.grants,
    digest: order.digest,
    actor: order.actor,
  };
}
