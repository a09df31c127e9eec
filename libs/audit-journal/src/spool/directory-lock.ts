import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const heldHere = new Set<string>();

/**
 * Claims a directory for this process. A lock left by a process that died is taken over. It tells processes
 * of one machine apart; replicas in containers need a volume each.
 *
 * @returns how to give it back
 * @throws when a living process holds it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock');
  if (heldHere.has(path) || (await isHeldElsewhere(path)))
    throw new Error('another process keeps its audit journal in this directory');
  await writeFile(path, String(process.pid), { mode: 0o600 });
  heldHere.add(path);
  return async () => {
    heldHere.delete(path);
    await rm(path, { force: true }).catch(() => undefined);
  };
}

async function isHeldElsewhere(path: string): Promise<boolean> {
  const owner = Number(await readFile(path, 'utf8').catch(() => ''));
  if (!Number.isInteger(owner) || owner <= 0 || owner === process.pid) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
