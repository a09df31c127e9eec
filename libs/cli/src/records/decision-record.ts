import { hkdfSync } from 'node:crypto';
import type { DecisionInput } from '@pontio/decision';
import { compactDecrypt } from 'jose';
import { z } from 'zod';

/** The part of a record that is decided again, and what was decided then. */
const record = z.looseObject({
  decision: z.unknown(),
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

/** A recorded decision as it was read. */
export interface ReadRecord {
  readonly input: DecisionInput;
  /** As it was recorded: nothing is known of its shape. */
  readonly decision: unknown;
}

/** The key of decision records, from the bytes of a key file: HKDF-SHA256 with no salt. */
export function recordKey(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', bytes, new Uint8Array(), 'pontio decision record 1', 32));
}

/**
 * Reads one line of a file of recorded decisions: JSON, or JSON in a compact JWE (`dir`, `A256GCM`).
 *
 * @returns the record, or nothing when the line cannot be read
 */
export async function readRecord(line: string, key?: Uint8Array): Promise<ReadRecord | undefined> {
  try {
    const text = line.startsWith('{') ? line : await decrypted(line, key);
    // An engine refuses what it does not understand in the facts, so that their shape is enough here.
    const { input, decision } = record.parse(JSON.parse(text));
    return { input: input as unknown as DecisionInput, decision };
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
