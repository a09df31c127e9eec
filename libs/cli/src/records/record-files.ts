import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { wrongUsage } from '../terminal/command-failed.js';
import { recordKey } from './decision-record.js';

/** One line of a file of recorded decisions. */
export interface RecordLine {
  readonly text: string;
  /** `file:number`, by which it is spoken of. */
  readonly place: string;
}

/**
 * Every line of a file or folder of recorded decisions that is not empty.
 *
 * @throws CommandFailed (wrong usage) when there is no such file or folder
 */
export function* recordLines(where: string): Generator<RecordLine> {
  for (const file of filesOf(where)) {
    for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      const text = line.trim();
      if (text !== '') yield { text, place: `${file}:${String(index + 1)}` };
    }
  }
}

/**
 * The key of sealed records, from a key file.
 *
 * @throws CommandFailed (wrong usage) when the file cannot be read
 */
export function keyIn(file: string | undefined): Uint8Array | undefined {
  return file === undefined ? undefined : recordKey(readOrRefuse(file));
}

function filesOf(where: string): readonly string[] {
  const found = statSync(where, { throwIfNoEntry: false });
  if (found === undefined)
    throw wrongUsage(`There is no "${where}".`, 'Name a file or folder of recorded decisions.');
  if (!found.isDirectory()) return [where];
  return readdirSync(where, { recursive: true, encoding: 'utf8', withFileTypes: false })
    .sort()
    .map((name) => join(where, name))
    .filter((path) => statSync(path).isFile());
}

function readOrRefuse(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw wrongUsage(
      `The key file "${path}" cannot be read.`,
      'Name the file that holds the key of decision records.',
    );
  }
}
