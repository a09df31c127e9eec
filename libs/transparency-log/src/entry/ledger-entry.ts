import { toBase64 } from '../note/base64.js';
import { MalformedLog } from '../malformed-log.js';
import { MAX_ENTRY_BYTES } from '../tree/entry-bundle.js';

/** Where an entry stands among those of one controller. */
export interface ChainLink {
  /** The controller, `agy_…`, or `gateway`. */
  readonly id: string;
  /** 1 for the first entry of a chain in this log, then one more each time. */
  readonly seq: number;
  /** Leaf hash of the entry before, in base64; null for the first. */
  readonly prev: string | null;
}

/** One entry of the log. */
export interface LedgerEntry {
  /** The canonical bytes of the event, exactly as they were spooled and sent; or whatever arrived in its place. */
  readonly event: Uint8Array;
  /** Of each controller concerned one link, in the order of `controllersOf`. */
  readonly chains: readonly ChainLink[];
}

const CHAIN_ID = /^[a-z]+(_[A-Za-z0-9_-]{1,80})?$/;

/**
 * The bytes of an entry: RFC 8785 canonical JSON of `{v: 1, event: base64, chains}`. They are what the tree is
 * made of, so this form is never changed; another one gets another `v`.
 *
 * @throws MalformedLog when the event is larger than about 48,900 bytes (an audit event has at most 48,000), or a
 * link cannot be one
 * @see ADR 0038
 */
export function ledgerEntryBytes(entry: LedgerEntry): Uint8Array {
  const bytes = Buffer.from(ledgerEntryText(entry), 'latin1');
  if (bytes.length > MAX_ENTRY_BYTES)
    throw new MalformedLog(`An event of ${String(entry.event.length)} bytes is larger than a log can hold.`);
  return bytes;
}

/** An entry as text, which is ASCII whatever the event is. @throws MalformedLog when a link cannot be one */
export const ledgerEntryText = ({ event, chains }: LedgerEntry): string =>
  `{"chains":[${chains.map(linkText).join(',')}],"event":"${toBase64(event)}","v":1}`;

function linkText({ id, seq, prev }: ChainLink): string {
  if (!CHAIN_ID.test(id) || !Number.isSafeInteger(seq) || seq < 1)
    throw new MalformedLog(`There can be no place ${String(seq)} in a chain "${id}".`);
  return `{"id":"${id}","prev":${prev === null ? 'null' : `"${prev}"`},"seq":${String(seq)}}`;
}
