import { createHmac } from 'node:crypto';
import type { IdentifierSystem } from './identifier.js';

/** Shortest key that identifiers may be hidden under, in bytes. */
export const SHORTEST_IDENTIFIER_KEY = 32;

/**
 * Replaces identifiers by keyed hashes, so that the index can see that two are equal and a copy of its
 * database says nothing to whoever lacks the key.
 */
export class IdentifierTokens {
  /** @throws RangeError when the key is too short */
  constructor(private readonly key: Uint8Array) {
    if (key.length < SHORTEST_IDENTIFIER_KEY) {
      throw new RangeError(`The identifier key needs at least ${SHORTEST_IDENTIFIER_KEY} bytes.`);
    }
  }

  /** @param identifier - in its canonical form */
  tokenOf(identifier: { readonly system: IdentifierSystem; readonly canonical: string }): string {
    return createHmac('sha256', this.key)
      .update(`${identifier.system}:${identifier.canonical}`)
      .digest('base64url');
  }
}
