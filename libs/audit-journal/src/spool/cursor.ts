import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { GENESIS } from './frame.js';

/** How far the transport has taken the spool: everything before this point. */
export interface Cursor {
  readonly segment: number;
  readonly offset: number;
  /** Digest of the last frame taken. */
  readonly digest: string;
}

const FILE = 'cursor.json';

/** Before the first segment, whose number is 1. */
const NOTHING_SENT: Cursor = { segment: 0, offset: 0, digest: GENESIS };

/** @returns the saved cursor; where none can be read, one that has everything sent again */
export async function loadCursor(directory: string): Promise<Cursor> {
  try {
    const value: unknown = JSON.parse(await readFile(join(directory, FILE), 'utf8'));
    return isCursor(value) ? value : NOTHING_SENT;
  } catch {
    return NOTHING_SENT;
  }
}

/** Replaces the cursor; a crash leaves the old one or the new one. */
export async function saveCursor(directory: string, cursor: Cursor): Promise<void> {
  const path = join(directory, FILE);
  const handle = await open(`${path}.new`, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(cursor));
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
}

function isCursor(value: unknown): value is Cursor {
  const { segment, offset, digest } = (value ?? {}) as Record<string, unknown>;
  return Number.isInteger(segment) && Number.isInteger(offset) && typeof digest === 'string';
}
