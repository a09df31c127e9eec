import { verify } from 'node:crypto';
import { cosignedText } from './cosigned-text.js';
import type { NoteKey } from './note-key.js';
import type { NoteSignature, SignedNote } from './signed-note.js';

/** A signature of a known key, after it was checked. */
export interface CheckedSignature {
  readonly key: NoteKey;
  readonly isGood: boolean;
  /** When a witness signed, in seconds since 1970. */
  readonly seconds?: number;
}

/**
 * Checks the signatures of known keys. Those of unknown keys are passed over: they prove nothing and harm
 * nothing. A note with a bad signature of a known key is not to be trusted at all.
 */
export function checkSignatures(
  { text, signatures }: SignedNote,
  keys: readonly NoteKey[],
): CheckedSignature[] {
  return signatures.flatMap((signature) => {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    return key === undefined ? [] : [checked(text, signature, key)];
  });
}

function checked(text: string, { signature }: NoteSignature, key: NoteKey): CheckedSignature {
  if (key.use === 'LOG') return { key, isGood: verify(null, Buffer.from(text), key.key, signature) };
  if (signature.length !== 72) return { key, isGood: false };
  const seconds = Buffer.from(signature).readBigUInt64BE();
  const isGood = verify(null, cosignedText(text, seconds), key.key, signature.subarray(8));
  return { key, isGood, seconds: Number(seconds) };
}
