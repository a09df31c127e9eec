import { hash } from 'node:crypto';

/** Who signs release orders. */
export const ISSUER = 'urn:pontio:gateway';

/** Type of the JWS over the digests of the orders that were signed together. */
export const TYPE = 'release-orders+jwt';

/** What stands between an order and the signature it came under. */
export const SEPARATOR = '~';

/** A part of an order or of a signature, as JSON in base64url. */
export function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** SHA-256 of an order's text: what is signed of it. */
export function digestOfText(order: string): string {
  return hash('sha256', order, 'base64url');
}
