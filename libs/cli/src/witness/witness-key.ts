import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MalformedLog, type NoteSigner, formatNoteSigner, parseNoteSigner } from '@pontio/transparency-log';
import { wrongUsage } from '../terminal/command-failed.js';
import { writeForGood } from './witness-memory.js';

/**
 * The key of the witness in a folder. It is made on the first start and never leaves the folder.
 *
 * @param name - needed on the first start; later it must be the same or left out
 * @throws CommandFailed (wrong usage)
 */
export function witnessKeyIn(folder: string, name: string | undefined): NoteSigner {
  const file = join(folder, 'witness.key');
  if (!existsSync(file)) writeForGood(file, `${newKey(folder, name)}\n`, 0o600);
  const signer = parseNoteSigner(readFileSync(file, 'utf8'));
  if (name === undefined || name === signer.public.name) return signer;
  throw wrongUsage(
    `The witness in "${folder}" is ${signer.public.name}, not ${name}.`,
    'Use another folder for another witness.',
  );
}

function newKey(folder: string, name: string | undefined): string {
  const example = 'Add --name, for example alderbrook.example/witness.';
  if (name === undefined) throw wrongUsage(`The witness in "${folder}" has no name yet.`, example);
  try {
    return formatNoteSigner(name, 'WITNESS', randomBytes(32));
  } catch (error) {
    if (error instanceof MalformedLog) throw wrongUsage(error.message, example);
    throw error;
  }
}
