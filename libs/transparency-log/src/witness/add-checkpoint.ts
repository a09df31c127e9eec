import { MalformedLog } from '../malformed-log.js';
import { fromBase64, toBase64, wholeNumber } from '../note/base64.js';
import { checkSignatures } from '../note/check-signatures.js';
import type { NoteKey } from '../note/note-key.js';
import { formatSignature, parseSignature } from '../note/signed-note.js';
import type { Proof } from '../tree/check-proof.js';
import { HASH_BYTES } from '../tree/hashes.js';

/** What a log asks a witness to cosign. */
export interface AddCheckpoint {
  /** Size that the witness has seen last, 0 for none. */
  readonly oldSize: number;
  /** That the checkpoint continues that size. */
  readonly proof: Proof;
  /** The checkpoint, signed by its log. */
  readonly note: string;
}

/** The most hashes of a proof. */
const MOST_HASHES = 63;

/** The body of `POST add-checkpoint`. @see https://c2sp.org/tlog-witness */
export const formatAddCheckpoint = ({ oldSize, proof, note }: AddCheckpoint): string =>
  `old ${String(oldSize)}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`;

/** @throws MalformedLog */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n');
  const [first = '', ...hashes] = body.slice(0, end).split('\n');
  if (end === -1 || !first.startsWith('old ') || hashes.length > MOST_HASHES)
    throw new MalformedLog('The request does not have the form of add-checkpoint.');
  return {
    oldSize: wholeNumber(first.slice('old '.length), 'The old size'),
    proof: hashes.map(parseHash),
    note: body.slice(end + 2),
  };
}

/** A hash in base64, as proofs are written. @throws MalformedLog */
export function parseHash(text: string): Uint8Array {
  const hash = fromBase64(text, 'A hash of the proof');
  if (hash.length !== HASH_BYTES) throw new MalformedLog('A hash of the proof has not 32 bytes.');
  return hash;
}

/**
 * The cosignatures in a witness's answer that are good and of the keys given: lines to put below the checkpoint.
 *
 * @param text - of the checkpoint
 * @throws MalformedLog when the answer holds something other than signatures
 */
export function cosignaturesIn(answer: string, text: string, keys: readonly NoteKey[]): string[] {
  const signatures = answer.split('\n').slice(0, -1).map(parseSignature);
  return signatures
    .filter((one) => checkSignatures({ text, signatures: [one] }, keys).some(({ isGood }) => isGood))
    .map(formatSignature);
}
