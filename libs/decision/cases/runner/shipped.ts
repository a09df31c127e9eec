import { readFileSync, readdirSync } from 'node:fs';
import type { Policy } from '@pontio/decision';
import { parseLawCatalogue } from '@pontio/vocabulary';
import type { CaseFile } from './case-file.js';
import { caseReader } from './read-case.js';

/** A golden case with the text of its file. */
export interface LoadedCase {
  /** Below the folder of cases, for example `children/01-significant-harm-enquiry.yaml`. */
  readonly path: string;
  readonly text: string;
  readonly file: CaseFile;
}

const sources = new URL(import.meta.url.includes('/dist/') ? '../../../' : '../../', import.meta.url);
const cases = new URL('cases/', sources);
const law = new URL('../vocabulary/law/', sources);

/** The golden cases that ship, in the order of their paths. */
export function shippedCases(): readonly LoadedCase[] {
  const read = caseReader(JSON.parse(readFileSync(new URL('case.schema.json', cases), 'utf8')) as object);
  return yamlIn(cases).map(({ path, text }) => ({ path, text, file: read(path, text) }));
}

/** The law that ships, which the cases are judged by. */
export function shippedPolicy(): Policy {
  return { policyVersion: 'golden', law: parseLawCatalogue(yamlIn(law).map(({ text }) => text)) };
}

function yamlIn(folder: URL): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
}
