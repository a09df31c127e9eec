import { type KeyObject, sign } from 'node:crypto';
import { MalformedLog } from '../malformed-log.js';
import { fromBase64, toBase64 } from './base64.js';
import { cosignedText } from './cosigned-text.js';
import { privateKeyFrom, publicBytesOf } from './ed25519.js';
import { type NoteKey, type NoteKeyUse, noteKey } from './note-key.js';
import { formatSignature } from './signed-note.js';

/** A private key that signs notes under a name. */
export interface NoteSigner {
  /** Its public side, to give to whoever checks. */
  readonly public: NoteKey;
  readonly key: KeyObject;
}

/**
 * The signer of a name and a seed; the same seed makes the same signer.
 *
 * @param seed - 32 random bytes, to be kept secret
 * @throws MalformedLog
 */
export function noteSigner(name: string, use: NoteKeyUse, seed: Uint8Array): NoteSigner {
  const key = privateKeyFrom(seed);
  return { public: noteKey(name, use, publicBytesOf(key)), key };
}

/** A signer as one line of text, for a file that nobody else can read. */
export function formatNoteSigner(name: string, use: NoteKeyUse, seed: Uint8Array): string {
  const { id } = noteSigner(name, use, seed).public;
  return `PRIVATE+KEY+${name}+${id}+${toBase64(Buffer.from([use === 'LOG' ? 1 : 4, ...seed]))}`;
}

/** @throws MalformedLog when the text is no signer; the message holds nothing of it */
export function parseNoteSigner(text: string): NoteSigner {
  const [, name = '', id, base64 = ''] = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(\S+)\s*$/.exec(text) ?? [];
  const bytes = fromBase64(base64, 'The private key');
  const signer = noteSigner(name, bytes[0] === 4 ? 'WITNESS' : 'LOG', bytes.subarray(1));
  if (signer.public.id !== id)
    throw new MalformedLog(`The private key of ${name} has an id that is not its own.`);
  return signer;
}

/** The signature line of a log under the text of a note. */
export function signNote(text: string, { public: { name, id }, key }: NoteSigner): string {
  return formatSignature({ name, id, signature: sign(null, Buffer.from(text), key) });
}

/**
 * The signature line of a witness under the text of a checkpoint.
 *
 * @param seconds - the time, in seconds since 1970
 * @see https://c2sp.org/tlog-cosignature
 */
export function cosign(text: string, { public: { name, id }, key }: NoteSigner, seconds: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = sign(null, cosignedText(text, seconds), key);
  return formatSignature({ name, id, signature: Buffer.concat([time, signature]) });
}
