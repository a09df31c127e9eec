import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** How far the transport has taken the spool: everything before this point. */
export interface Cursor {
  readonly segment: number;
  readonly offset: number;
  /** Digest of the last frame taken. */
  readonly digest: string;
}

const FILE = 'cursor.json';

/** @returns undefined when there is none, or none that can be read: then everything is sent again */
export async function loadCursor(directory: string): Promise<Cursor | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(directory, FILE), 'utf8'));
    return isCursor(value) ? value : undefined;
  } catch {
    return undefined;
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
