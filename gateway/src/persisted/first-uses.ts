import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { heldValues } from './held-values.js';

/** A document that was sent with its id, and the purpose it was first sent for. */
export interface FirstUse {
  readonly document: string;
  readonly purpose: string;
}

/** Documents kept at most; the one unused for longest goes first. */
const KEPT_MAX = 500;
/** Characters of a document that is kept. */
const LENGTH_MAX = 20_000;

/**
 * Documents that clients have sent with their ids, so that the id is enough the next time: for development. Each
 * is bound to the purpose of whoever sent it first. What holds a value that could be about somebody is not kept.
 */
export class FirstUses {
  private readonly kept = new LRUCache<string, FirstUse>({ max: KEPT_MAX });

  find(id: string): FirstUse | undefined {
    return this.kept.get(id);
  }

  /** Keeps the first use; later ones change nothing. */
  keep(id: string, use: FirstUse): void {
    if (this.kept.has(id) || use.document.length > LENGTH_MAX || !isAboutNobody(use.document)) return;
    this.kept.set(id, use);
  }
}

function isAboutNobody(document: string): boolean {
  try {
    return heldValues(parse(document)).length === 0;
  } catch {
    return false;
  }
}
