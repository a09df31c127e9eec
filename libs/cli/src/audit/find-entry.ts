import {
  type ReadLogFile,
  TILE_WIDTH,
  bundlePath,
  entriesIn,
  parseLedgerEntry,
  tilesOf,
} from '@pontio/transparency-log';
import { CommandFailed } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';

/** An entry and where it stands. */
export interface FoundEntry {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/**
 * Looks for an entry of a log by its index, counted from 0, or by the id of its event.
 *
 * @throws CommandFailed (check failed) when it is not there
 */
export async function findEntry(readFile: ReadLogFile, size: number, wanted: string): Promise<FoundEntry> {
  const index = /^\d+$/.test(wanted) ? Number(wanted) : undefined;
  for (const tile of tilesOf(size)) {
    const start = tile.index * TILE_WIDTH;
    if (tile.level > 0) break;
    if (index !== undefined && (index < start || index >= start + tile.width)) continue;
    const { entries } = entriesIn((await readFile(bundlePath(tile))) ?? new Uint8Array());
    const at =
      index === undefined ? entries.findIndex((bytes) => eventIdOf(bytes) === wanted) : index - start;
    const bytes = entries[at];
    if (bytes !== undefined) return { index: start + at, bytes };
  }
  const problem = `The log has ${String(size)} entries.`;
  throw new CommandFailed(
    EXIT.checkFailed,
    `There is no entry "${wanted}".`,
    [problem],
    'Name an index, or the id of an event, evt_….',
  );
}

function eventIdOf(bytes: Uint8Array): unknown {
  try {
    const { id } = JSON.parse(Buffer.from(parseLedgerEntry(bytes).event).toString()) as { id?: unknown };
    return id;
  } catch {
    return undefined;
  }
}
