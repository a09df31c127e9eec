import { MalformedLog } from '../malformed-log.js';

/** The largest entry, in bytes: its length is written in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;

/**
 * Entries as a bundle: each behind its length in two bytes.
 *
 * @throws MalformedLog when an entry is larger than {@link MAX_ENTRY_BYTES}
 * @see https://c2sp.org/tlog-tiles
 */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = Buffer.allocUnsafe(entries.reduce((sum, { length }) => sum + 2 + length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES)
      throw new MalformedLog(`An entry of ${String(entry.length)} bytes is larger than a log can hold.`);
    at = bundle.writeUInt16BE(entry.length, at);
    bundle.set(entry, at);
    at += entry.length;
  }
  return bundle;
}

/** What a bundle holds. */
export interface BundledEntries {
  readonly entries: readonly Uint8Array[];
  /** Whether the bundle ends with an entry, and does not break off within one. */
  readonly isWhole: boolean;
}

/** The entries of a bundle, without copying them. */
export function entriesIn(bundle: Uint8Array): BundledEntries {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length;) {
    const start = at + 2;
    const end = start + (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
    if (end > bundle.length) return { entries, isWhole: false };
    entries.push(bundle.subarray(start, end));
    at = end;
  }
  return { entries, isWhole: true };
}
