import { MalformedLog } from '../malformed-log.js';
import { fromBase64, toBase64 } from './base64.js';
import { isKeyName } from './note-key.js';

/** One signature under a note. Who made it is said by name and id together. */
export interface NoteSignature {
  readonly name: string;
  /** Four bytes in hex. */
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A text and the signatures under it, which nobody has checked yet. */
export interface SignedNote {
  /** Ends with a line break. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The most signatures that are read: more than any policy asks for. */
const MOST_SIGNATURES = 100;

/** One signature as a line, with its line break. */
export const formatSignature = ({ name, id, signature }: NoteSignature): string =>
  `— ${name} ${toBase64(Buffer.concat([Buffer.from(id, 'hex'), signature]))}\n`;

/** A note as text. @param lines - signature lines, each with its line break */
export const formatNote = (text: string, lines: readonly string[]): string => `${text}\n${lines.join('')}`;

/**
 * Reads a note.
 *
 * @throws MalformedLog
 * @see https://c2sp.org/signed-note
 */
export function parseNote(note: string): SignedNote {
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n') || hasControls(note))
    throw new MalformedLog('This is not a signed note: it has no text, empty line and signatures.');
  const lines = note
    .slice(end + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length === 0 || lines.length > MOST_SIGNATURES)
    throw new MalformedLog(`A note has between 1 and ${String(MOST_SIGNATURES)} signatures.`);
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

/** @throws MalformedLog */
export function parseSignature(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  if (!isKeyName(name)) throw new MalformedLog('A line below the note is no signature.');
  const bytes = Buffer.from(fromBase64(base64, `The signature of ${name}`));
  if (bytes.length < 5) throw new MalformedLog(`The signature of ${name} is too short.`);
  return { name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
}

// eslint-disable-next-line no-control-regex -- which is what is looked for
const hasControls = (text: string): boolean => /[\u0000-\u0009\u000b-\u001f]/.test(text);
