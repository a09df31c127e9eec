import { createHmac, createSecretKey } from 'node:crypto';
import type { CaseRef, PractitionerRef, SubjectRef } from './audit-event.js';

interface RefOf {
  subject: SubjectRef;
  practitioner: PractitionerRef;
  case: CaseRef;
}

/** Turns an identifier into its keyed reference. */
export type Referencer = <K extends keyof RefOf>(kind: K, value: string) => RefOf[K];

const PREFIXES = { subject: 'sub_', practitioner: 'usr_', case: 'cse_' } as const;

/**
 * Makes the references by which the audit trail names people, practitioners and cases: HMAC-SHA256 under
 * `key`, so that nobody without the key can find a person by trying identifiers. The same value gives the
 * same reference; the same value as another kind does not.
 *
 * @param key - at least 32 secret bytes
 * @throws RangeError when the key is shorter
 */
export function createReferencer(key: Uint8Array): Referencer {
  if (key.length < 32) throw new RangeError('the key of audit references needs at least 32 bytes');
  const secret = createSecretKey(key);
  const refOf = (kind: keyof RefOf, value: string): string =>
    PREFIXES[kind] +
    createHmac('sha256', secret).update(`pontio-audit-ref:1:${kind}\n${value}`).digest('base64url');
  return refOf as Referencer;
}
