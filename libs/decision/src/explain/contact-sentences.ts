import type { ExplainOptions } from './explanation.js';
import { PHRASES, say } from './phrases.js';

/** Whom to telephone at some agencies; those without a contact on record are left out. */
export function contactSentences(
  agencyIds: readonly string[],
  { contacts = {}, language }: ExplainOptions,
): string[] {
  return [...new Set(agencyIds)]
    .flatMap((id) => contacts[id] ?? [])
    .map(({ name, phone, hours, outOfHours }) =>
      say(PHRASES.contact, language, { name, phone, hours, outOfHours }),
    );
}
