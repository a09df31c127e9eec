import { toBase64 } from '../note/base64.js';
import { leafHash } from '../tree/hashes.js';
import { type ChainLink, ledgerEntryBytes } from './ledger-entry.js';

/** The last entry of a chain. */
export interface ChainHead {
  readonly seq: number;
  /** Its leaf hash. */
  readonly leaf: Uint8Array;
}

/** An event that is to become an entry. */
export interface EventToLink {
  readonly event: Uint8Array;
  /** What `controllersOf` says of it. */
  readonly controllers: readonly string[];
}

/** An entry, ready to be appended to the tree. */
export interface LinkedEntry {
  readonly bytes: Uint8Array;
  readonly leaf: Uint8Array;
  readonly chains: readonly ChainLink[];
}

/** Events that have become entries. */
export interface LinkedEvents {
  readonly entries: readonly LinkedEntry[];
  /** The chains that became longer, with their new heads. */
  readonly heads: ReadonlyMap<string, ChainHead>;
}

/**
 * Makes entries of events, in their order, each linked to the one before in every chain that it belongs to. Pure:
 * the heads given stay as they were.
 *
 * @param heads - of each chain that has entries already
 * @throws MalformedLog when an event is too large to be an entry
 */
export function linkEvents(
  events: readonly EventToLink[],
  heads: ReadonlyMap<string, ChainHead>,
): LinkedEvents {
  const longer = new Map<string, ChainHead>();
  const entries = events.map(({ event, controllers }) => {
    const chains = controllers.map((id) => nextLink(id, longer.get(id) ?? heads.get(id)));
    const bytes = ledgerEntryBytes({ event, chains });
    const leaf = leafHash(bytes);
    for (const { id, seq } of chains) longer.set(id, { seq, leaf });
    return { bytes, leaf, chains };
  });
  return { entries, heads: longer };
}

const nextLink = (id: string, head: ChainHead | undefined): ChainLink => ({
  id,
  seq: (head?.seq ?? 0) + 1,
  prev: head === undefined ? null : toBase64(head.leaf),
});
