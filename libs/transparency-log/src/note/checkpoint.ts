import { MalformedLog } from '../malformed-log.js';
import type { TreeHead } from '../tree/check-proof.js';
import { HASH_BYTES } from '../tree/hashes.js';
import { fromBase64, toBase64, wholeNumber } from './base64.js';
import { type NoteSigner, signNote } from './note-signer.js';
import { formatNote } from './signed-note.js';

/** What a log signs: its whole content up to a size, by one hash. */
export interface Checkpoint extends TreeHead {
  /** Which log; also the name of its key. */
  readonly origin: string;
}

/** The text of a checkpoint, to be signed. @see https://c2sp.org/tlog-checkpoint */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${String(size)}\n${toBase64(root)}\n`;

/** Reads the text of a checkpoint. Lines after the third say nothing here. @throws MalformedLog */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', hash = ''] = text.split('\n');
  if (origin === '') throw new MalformedLog('The checkpoint does not say of which log it is.');
  const root = fromBase64(hash, 'The root hash of the checkpoint');
  if (root.length !== HASH_BYTES) throw new MalformedLog('The root hash of the checkpoint has not 32 bytes.');
  return { origin, size: wholeNumber(size, 'The size in the checkpoint'), root };
}

/**
 * A checkpoint as a note signed by its log. Sign only what is stored for good: two checkpoints of which one does
 * not continue the other are a fork, and the signature proves it for ever.
 */
export function signCheckpoint(head: TreeHead, signer: NoteSigner): string {
  const text = formatCheckpoint({ ...head, origin: signer.public.name });
  return formatNote(text, [signNote(text, signer)]);
}
