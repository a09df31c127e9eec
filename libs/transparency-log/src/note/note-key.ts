import { type KeyObject, hash } from 'node:crypto';
import { MalformedLog } from '../malformed-log.js';
import { fromBase64, toBase64 } from './base64.js';
import { publicKeyFrom } from './ed25519.js';

/** What a key signs: `LOG` notes as they are, `WITNESS` checkpoints with the time of signing. */
export type NoteKeyUse = 'LOG' | 'WITNESS';

const TYPE_OF: Record<NoteKeyUse, number> = { LOG: 1, WITNESS: 4 };

/** A public key that signatures of notes are checked with. Name and id together say which. */
export interface NoteKey {
  readonly name: string;
  /** Four bytes in hex. */
  readonly id: string;
  readonly use: NoteKeyUse;
  /** The 32 bytes of the Ed25519 public key. */
  readonly bytes: Uint8Array;
  readonly key: KeyObject;
}

/**
 * The key of a name and 32 bytes.
 *
 * @throws MalformedLog when the name or the bytes cannot be those of a key
 * @see https://c2sp.org/signed-note
 */
export function noteKey(name: string, use: NoteKeyUse, bytes: Uint8Array): NoteKey {
  if (!isKeyName(name)) throw new MalformedLog(`"${name}" cannot be the name of a key.`);
  return { name, id: idOf(name, typed(use, bytes)), use, bytes, key: publicKeyFrom(bytes) };
}

/** A key as one line of text, for policies and for people to exchange: `name+id+base64`. */
export const formatNoteKey = ({ name, id, use, bytes }: NoteKey): string =>
  `${name}+${id}+${toBase64(typed(use, bytes))}`;

/** @throws MalformedLog when the text is no key, or its id is not that of name and key */
export function parseNoteKey(text: string): NoteKey {
  const [, name = '', id, base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = fromBase64(base64, `The key "${text}"`);
  const use = bytes[0] === TYPE_OF.LOG ? 'LOG' : 'WITNESS';
  if (bytes[0] !== TYPE_OF[use])
    throw new MalformedLog(`The key of ${name} is of a kind that is not known here.`);
  const key = noteKey(name, use, bytes.subarray(1));
  if (key.id !== id) throw new MalformedLog(`The key of ${name} has an id that is not its own.`);
  return key;
}

/** Whether a key may have this name: it has no space and no plus. */
export const isKeyName = (name: string): boolean => /^[^\s\p{Z}\p{Cc}+]+$/u.test(name);

const typed = (use: NoteKeyUse, bytes: Uint8Array): Uint8Array => Buffer.from([TYPE_OF[use], ...bytes]);

const idOf = (name: string, material: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), material]), 'buffer').toString('hex', 0, 4);
