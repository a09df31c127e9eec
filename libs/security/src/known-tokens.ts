import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { VerifiedToken } from './verified-token.js';

/** A token that held. */
export interface HeldToken {
  readonly token: VerifiedToken;
  /** When it expires, ms since 1970. */
  readonly expiresAt: number;
}

const TOKENS_MAX = 10_000;
/** For so long a token is believed after its issuer has taken back the key that signed it. */
const LONGEST_MS = 60_000;

/**
 * Tokens that held a moment ago, by their digest: each is checked again after a minute, and never believed beyond its
 * own time. One that did not hold is not remembered, and the token itself is not kept.
 */
export class KnownTokens {
  private readonly known = new LRUCache<string, { token: VerifiedToken; until: number }>({ max: TOKENS_MAX });

  find(text: string, now: number): VerifiedToken | undefined {
    const known = this.known.get(digestOf(text));
    return known !== undefined && now < known.until ? known.token : undefined;
  }

  keep(text: string, { token, expiresAt }: HeldToken, now: number): void {
    this.known.set(digestOf(text), { token, until: Math.min(expiresAt, now + LONGEST_MS) });
  }
}

const digestOf = (text: string): string => hash('sha256', text, 'base64url');
