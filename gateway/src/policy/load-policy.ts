import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Policy } from '@pontio/decision';
import { parseLawCatalogue } from '@pontio/vocabulary';

/** Version of the decision rules; part of every decision and of the audit trail. */
export const POLICY_VERSION = 'rules-2';

/** The catalogue of law that ships with this build. */
export function shippedLaw(): string {
  return dirname(createRequire(import.meta.url).resolve('@pontio/vocabulary/law/law.schema.json'));
}

/** The text of every file of a catalogue of law, in the order of their names. */
export function readLaw(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

/**
 * A policy: the rules of this build and a catalogue of law.
 *
 * @throws an Error that lists every problem in the catalogue
 */
export function loadPolicy(texts: readonly string[] = readLaw(shippedLaw())): Policy {
  return { law: parseLawCatalogue(texts), policyVersion: POLICY_VERSION };
}
