import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Checkpoint,
  HASH_BYTES,
  MalformedLog,
  TILE_WIDTH,
  type Tile,
  bundlePath,
  entriesIn,
  entryBundle,
  parseCheckpoint,
  parseNote,
  tilePath,
  tilesOf,
} from '@pontio/transparency-log';
import { CHECKPOINT, checkpointIn, trusting } from './log-folder.js';
import type { FetchLogFile } from './log-source.js';

/** Files fetched at the same time. */
const AT_ONCE = 8;

/**
 * Copies a log into a folder, as files. What is there already is not fetched again, so that the next export takes
 * only what is new. The checkpoint is written last: at any time the folder holds what its checkpoint speaks of.
 *
 * @param onProgress - told how many of how many files are there
 * @throws CommandFailed when the log cannot be read, or has become shorter than what the folder holds
 */
export async function mirrorLog(
  fetchFile: FetchLogFile,
  folder: string,
  onProgress: (done: number, all: number) => void,
): Promise<Checkpoint> {
  const note = Buffer.from(await needed(fetchFile, CHECKPOINT)).toString();
  const head = trusting(() => parseCheckpoint(parseNote(note).text));
  trusting(() => {
    checkIsNotShorter(folder, head);
  });
  const wanted = [...filesOfTree(head.size)].filter(({ path }) => !existsSync(join(folder, path)));
  let done = 0;
  const fetchNext = async (): Promise<void> => {
    for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
      write(folder, file.path, await fetchTreeFile(fetchFile, file));
      onProgress((done += 1), done + wanted.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  write(folder, CHECKPOINT, Buffer.from(note));
  return head;
}

interface TreeFile {
  readonly path: string;
  /** The same file once its tile is full. */
  readonly fullPath: string;
  readonly tile: Tile;
  readonly isBundle: boolean;
}

function* filesOfTree(size: number): Generator<TreeFile> {
  for (const tile of tilesOf(size)) {
    const full = { ...tile, width: TILE_WIDTH };
    yield { path: tilePath(tile), fullPath: tilePath(full), tile, isBundle: false };
    if (tile.level === 0) yield { path: bundlePath(tile), fullPath: bundlePath(full), tile, isBundle: true };
  }
}

/** A partial file may be gone as soon as the full one is there: then its part of that is taken. */
async function fetchTreeFile(fetchFile: FetchLogFile, file: TreeFile): Promise<Uint8Array> {
  const { path, fullPath, tile, isBundle } = file;
  const bytes = await fetchFile(path);
  if (bytes !== undefined) return bytes;
  const full = await needed(fetchFile, fullPath);
  return isBundle
    ? entryBundle(entriesIn(full).entries.slice(0, tile.width))
    : full.subarray(0, tile.width * HASH_BYTES);
}

async function needed(fetchFile: FetchLogFile, path: string): Promise<Uint8Array> {
  const bytes = await fetchFile(path);
  return (
    bytes ??
    trusting(() => {
      throw new MalformedLog(`The log does not offer its file ${path}.`);
    })
  );
}

function checkIsNotShorter(folder: string, { origin, size }: Checkpoint): void {
  if (!existsSync(join(folder, CHECKPOINT))) return;
  const before = parseCheckpoint(parseNote(checkpointIn(folder)).text);
  if (before.origin !== origin)
    throw new MalformedLog(`The folder holds the log ${before.origin}; this one is ${origin}.`);
  if (before.size > size)
    throw new MalformedLog(
      `The folder holds ${String(before.size)} entries, and the log now offers only ${String(size)}.`,
    );
}

function write(folder: string, path: string, bytes: Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}
