import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Policy } from '@pontio/decision';
import { parseLawCatalogue } from '@pontio/vocabulary';

/** Version of the decision rules; part of every decision and of the audit trail. */
export const POLICY_VERSION = 'foundation-1';

/**
 * The policy in force: the rules of this build and the catalogue of law that ships with it.
 *
 * @throws an Error that lists every problem in the catalogue
 */
export function loadPolicy(): Policy {
  const folder = dirname(createRequire(import.meta.url).resolve('@pontio/vocabulary/law/law.schema.json'));
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const law = parseLawCatalogue(files.map((name) => readFileSync(join(folder, name), 'utf8')));
  return { law, policyVersion: POLICY_VERSION };
}
