import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checkpoint, parseCheckpoint, parseNote } from '@pontio/transparency-log';

/**
 * What a witness must never forget: of each log the last checkpoint that it cosigned. One file a log, which is
 * replaced whole and is on the disk before `keep` returns. Only one process may use a folder.
 */
export class WitnessMemory {
  constructor(private readonly folder: string) {}

  /** The last checkpoint of a log, with its signatures; undefined when none was cosigned. */
  noteOf(origin: string): string | undefined {
    return this.noteByHash(originHash(origin));
  }

  /** The same, by the hash that stands for the origin in addresses. */
  noteByHash(hash: string): string | undefined {
    const file = this.#fileOf(hash);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  latest(origin: string): Checkpoint | undefined {
    const note = this.noteOf(origin);
    return note === undefined ? undefined : parseCheckpoint(parseNote(note).text);
  }

  /** Keeps a checkpoint for good. */
  keep(origin: string, note: string): void {
    writeForGood(this.#fileOf(originHash(origin)), note, 0o644);
  }

  #fileOf(hash: string): string {
    return join(this.folder, hash, 'checkpoint');
  }
}

/** Replaces a file whole; when this returns, it is on the disk. */
export function writeForGood(file: string, text: string, mode: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  const descriptor = openSync(next, 'w', mode);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(next, file);
  syncFolder(dirname(file));
  syncFolder(dirname(dirname(file)));
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const originHash = (origin: string): string => createHash('sha256').update(origin).digest('hex');
