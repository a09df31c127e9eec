import { type AuditEvent, validateAuditEvent } from '@pontio/audit-contract';
import { controllersOf } from '../entry/controllers.js';
import type { ChainLink, LedgerEntry } from '../entry/ledger-entry.js';
import type { ChainHead } from '../entry/link-events.js';
import { parseLedgerEntry } from '../entry/parse-ledger-entry.js';
import { MalformedLog } from '../malformed-log.js';
import { bufferOver, toBase64 } from '../note/base64.js';

/**
 * Follows every controller's chain through a log, entry by entry. After a fault it goes on from what the entry
 * says, so that one fault is told once.
 */
export class ChainCheck {
  readonly #heads = new Map<string, CheckedHead>();

  /** Chains and their last entries so far. */
  get heads(): ReadonlyMap<string, ChainHead> {
    return this.#heads;
  }

  /**
   * Takes the next entry of the log.
   *
   * @param kept - the leaf hash that the log's tile has of it; which of the two is right is not judged here
   * @returns what is wrong with it, in plain words
   */
  next(bytes: Uint8Array, leaf: Uint8Array, kept: Uint8Array): string | undefined {
    let entry: LedgerEntry;
    try {
      entry = parseLedgerEntry(bytes);
    } catch (error) {
      if (error instanceof MalformedLog) return error.message;
      throw error;
    }
    const problem = this.#problemOf(entry);
    for (const { id, seq } of entry.chains) this.#heads.set(id, { seq, leaf, kept });
    return problem;
  }

  #problemOf({ event, chains }: LedgerEntry): string | undefined {
    const due = controllersOf(eventIn(event));
    if (chains.length !== due.length || chains.some(({ id }, n) => id !== due[n]))
      return `It must stand among the entries of ${namesOf(due)}, and stands among those of ${namesOf(chains.map(({ id }) => id))}.`;
    for (const link of chains) {
      const problem = this.#linkProblem(link);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  #linkProblem({ id, seq, prev }: ChainLink): string | undefined {
    const head = this.#heads.get(id);
    const due = (head?.seq ?? 0) + 1;
    if (seq !== due)
      return `It says to be number ${String(seq)} among the entries of ${id}, where number ${String(due)} is due: an entry is missing, or stands in the wrong place.`;
    if (!isPrevious(prev, head))
      return `It does not name the entry of ${id} that stands before it: one of the two was put there or changed afterwards.`;
    return undefined;
  }
}

interface CheckedHead extends ChainHead {
  readonly kept: Uint8Array;
}

const isPrevious = (prev: string | null, head: CheckedHead | undefined): boolean =>
  head === undefined ? prev === null : prev === toBase64(head.leaf) || prev === toBase64(head.kept);

const namesOf = (ids: readonly string[]): string => (ids.length === 0 ? 'nobody' : ids.join(' and '));

function eventIn(bytes: Uint8Array): AuditEvent | undefined {
  try {
    const value: unknown = JSON.parse(bufferOver(bytes).toString());
    return validateAuditEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
