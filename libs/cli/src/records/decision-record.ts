import { hkdfSync } from 'node:crypto';
import type { DecisionInput } from '@pontio/decision';
import { compactDecrypt } from 'jose';
import { z } from 'zod';

/** The part of a recorded decision that is decided again. */
const record = z.looseObject({
  input: z.looseObject({
    decisionId: z.string(),
    at: z.string(),
    request: z.looseObject({ gateways: z.array(z.string()) }),
    recipient: z.looseObject({}),
    actor: z.looseObject({}),
    holders: z.array(z.looseObject({})),
    agreements: z.array(z.looseObject({})),
    subjects: z.array(z.looseObject({})),
    asks: z.array(z.looseObject({ fields: z.array(z.looseObject({})) })),
  }),
});

/** The key of decision records, from the bytes of a key file: HKDF-SHA256 with no salt. */
export function recordKey(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', bytes, new Uint8Array(), 'pontio decision record 1', 32));
}

/**
 * Reads one line of a file of recorded decisions: JSON, or JSON in a compact JWE (`dir`, `A256GCM`).
 *
 * @returns the recorded input, or nothing when the line cannot be read
 */
export async function readRecord(line: string, key?: Uint8Array): Promise<DecisionInput | undefined> {
  try {
    const text = line.startsWith('{') ? line : await decrypted(line, key);
    // An engine refuses what it does not understand in the facts, so that their shape is enough here.
    return record.parse(JSON.parse(text)).input as unknown as DecisionInput;
  } catch {
    return undefined;
  }
}

async function decrypted(line: string, key: Uint8Array | undefined): Promise<string> {
  if (key === undefined) throw new Error('A sealed line needs a key.');
  const { plaintext } = await compactDecrypt(line, key, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return new TextDecoder().decode(plaintext);
}
