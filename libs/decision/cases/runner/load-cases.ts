import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseLawCatalogue } from '@pontio/vocabulary';
import { parse } from 'yaml';
import type { Decision, Policy } from '../../src/index.js';
import type { CaseFile } from './case-file.js';

const cases = new URL('../', import.meta.url);
const law = new URL('../../../vocabulary/law/', import.meta.url);

/** The policy that ships, which the cases are judged by. */
export const policy: Policy = {
  policyVersion: 'golden',
  law: parseLawCatalogue(
    readdirSync(law)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(new URL(name, law), 'utf8')),
  ),
};

/** A case and the file it came from. */
export interface LoadedCase {
  readonly path: string;
  readonly text: string;
  readonly file: CaseFile;
}

const schema = JSON.parse(readFileSync(new URL('case.schema.json', cases), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile<CaseFile>(
  schema,
);

/** Every case under `cases/`, each checked against the schema it names in its first line. */
export function loadCases(): readonly LoadedCase[] {
  return readdirSync(cases, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => {
      const text = readFileSync(new URL(path, cases), 'utf8');
      const file: unknown = parse(text);
      if (!validate(file)) throw new Error(`${path}: ${JSON.stringify(validate.errors, null, 2)}`);
      return { path, text, file };
    });
}

/** What a case expects, in the words of {@link answerOf}. */
export function expectationOf({ asks, expect: { under, overall, outcome, obligations } }: CaseFile) {
  return {
    overall,
    outcome,
    under,
    obligations: [...obligations].sort(),
    cells: asks.map(({ about, of, field, expect }) => ({
      cell: `${about}, ${field} of the ${of}`,
      answer: expect === 'ALLOW' ? `ALLOW SHARED ${under ?? ''}` : expect,
    })),
  };
}

/** What a decision answers, in the words a case file uses. */
export function answerOf(decision: Decision, { asks }: CaseFile): ReturnType<typeof expectationOf> {
  return {
    overall: decision.overall,
    outcome: decision.legalOutcome,
    under: decision.gatewayUsed,
    obligations: decision.obligations.map(({ type }) => type).sort(),
    cells: decision.cells.map(({ result, reason, ref, requestable }, index) => {
      const ask = asks[index];
      return {
        cell: `${ask?.about ?? ''}, ${ask?.field ?? ''} of the ${ask?.of ?? ''}`,
        answer: [result, reason, ref, requestable ? 'requestable' : undefined].filter(Boolean).join(' '),
      };
    }),
  };
}
