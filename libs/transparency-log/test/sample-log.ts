import { type AuditEvent, canonicalBytes, exampleEvents } from '@pontio/audit-contract';
import {
  type EventToLink,
  type Tile,
  bundlePath,
  controllersOf,
  entryBundle,
  linkEvents,
  noteSigner,
  signCheckpoint,
  tilesOf,
} from '../src/index.js';
import { storedTree } from './stored-tree.js';

/** The keys of a practice log and its three witnesses. */
export const logSigner = noteSigner('leafshire.example/audit/2026', 'LOG', Buffer.alloc(32, 1));
export const witnessSigners = ['alderbrook', 'willowbank', 'northmere'].map((name, n) =>
  noteSigner(`${name}.example/witness`, 'WITNESS', Buffer.alloc(32, n + 2)),
);

/** Events as a busy gateway makes them: intents, disclosures and refusals between several agencies. */
export function someEvents(count: number): AuditEvent[] {
  const kinds = [exampleEvents.REQUEST_INTENT, exampleEvents.DISCLOSURE, exampleEvents.REFUSAL];
  return Array.from({ length: count }, (_, n): AuditEvent => {
    const event = kinds[n % kinds.length] ?? exampleEvents.REFUSAL;
    const owner = event.data.owner === null ? null : `agy_holder_${String(n % 5)}`;
    return { ...event, id: `evt_${String(n)}`, data: { ...event.data, owner } };
  });
}

/** A whole log of events, as files. */
export const sampleLog = (events: readonly AuditEvent[]) =>
  logOf(events.map((event) => ({ event: canonicalBytes(event), controllers: controllersOf(event) })));

/** A whole log as files: checkpoint, tiles and entries. */
export function logOf(events: readonly EventToLink[]) {
  const { entries } = linkEvents(events, new Map());
  const bytes = entries.map((entry) => entry.bytes);
  const { files, root } = storedTree(bytes);
  for (const tile of tilesOf(bytes.length)) {
    if (tile.level === 0) files.set(bundlePath(tile), entryBundle(inTile(bytes, tile)));
  }
  const head = { size: bytes.length, root };
  const checkpoint = signCheckpoint(head, logSigner);
  files.set('checkpoint', Buffer.from(checkpoint));
  return { entries, files, head, checkpoint };
}

const inTile = <T>(all: readonly T[], { index, width }: Tile): T[] =>
  all.slice(index * 256, index * 256 + width);
