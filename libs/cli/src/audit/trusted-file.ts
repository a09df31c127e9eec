import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Checkpoint, parseCheckpoint, parseNote } from '@pontio/transparency-log';
import { wrongUsage } from '../terminal/command-failed.js';
import { trusting } from './log-folder.js';

/**
 * The checkpoint that somebody verified last, in a file of their own; undefined the first time.
 *
 * @throws CommandFailed when the file holds something else, or the checkpoint of another log
 */
export function lastTrusted(file: string | undefined, origin: string): Checkpoint | undefined {
  if (file === undefined || !existsSync(file)) return undefined;
  const checkpoint = trusting(() => parseCheckpoint(parseNote(readFileSync(file, 'utf8')).text));
  if (checkpoint.origin === origin) return checkpoint;
  throw wrongUsage(
    `"${file}" is about the log ${checkpoint.origin}, not about ${origin}.`,
    'Keep one such file for each log.',
  );
}

/** Keeps a checkpoint as the one that was verified last. */
export function keepTrusted(file: string | undefined, note: string): void {
  if (file !== undefined) writeFileSync(file, note);
}
