import { type JWTPayload, type JWTVerifyGetKey, errors as joseErrors, jwtVerify } from 'jose';
import { orderFromText } from './order-from-claims.js';
import { ISSUER, SEPARATOR, TYPE, digestOfText } from './order-text.js';
import { RELEASE_ORDER_LIFETIME_S, type ReleaseOrder } from './release-order.js';
import { ReleaseOrderRefused } from './release-order-refused.js';

/** Checks release orders on behalf of one subgraph. */
export class ReleaseOrderVerifier {
  /**
   * @param audience - the subgraph's own name
   * @param keys - the gateway's public keys: `createLocalJWKSet` or `createRemoteJWKSet` of jose
   */
  constructor(
    private readonly audience: string,
    private readonly keys: JWTVerifyGetKey,
  ) {}

  /**
   * @param signed - what was found in `extensions.releaseOrder`, if anything
   * @returns the order, when signature, type, issuer and expiry hold, the signature is over this order, and it is
   * for this subgraph
   * @throws {@link ReleaseOrderRefused} otherwise, with the fault
   */
  async verify(signed: unknown): Promise<ReleaseOrder> {
    if (typeof signed !== 'string' || signed === '') {
      throw new ReleaseOrderRefused('MISSING', 'no extensions.releaseOrder');
    }
    const at = signed.indexOf(SEPARATOR);
    if (at < 0) throw new ReleaseOrderRefused('MALFORMED', 'an order without a signature');
    const text = signed.slice(0, at);
    const { orders } = await this.signatureIn(signed.slice(at + 1));
    if (!Array.isArray(orders) || !orders.includes(digestOfText(text))) {
      throw new ReleaseOrderRefused('WRONG_KEY', 'the signature is over other orders');
    }
    const order = orderFromText(text);
    if (order.audience !== this.audience) {
      throw new ReleaseOrderRefused('WRONG_AUDIENCE', 'signed for another subgraph');
    }
    return order;
  }

  private async signatureIn(jws: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(jws, this.keys, {
        algorithms: ['EdDSA'],
        typ: TYPE,
        issuer: ISSUER,
        requiredClaims: ['exp', 'iat'],
        maxTokenAge: `${RELEASE_ORDER_LIFETIME_S}s`,
        clockTolerance: 2,
      });
      return payload;
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof joseErrors.JWTExpired)
    return new ReleaseOrderRefused('EXPIRED', 'exp or iat has passed', error);
  if (
    error instanceof joseErrors.JWSSignatureVerificationFailed ||
    error instanceof joseErrors.JWKSNoMatchingKey
  ) {
    return new ReleaseOrderRefused('WRONG_KEY', 'not signed by the gateway', error);
  }
  if (error instanceof joseErrors.JOSEError) return new ReleaseOrderRefused('MALFORMED', error.code, error);
  return error;
}
