import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import type { Decision } from '../../src/index.js';
import type { CaseFile } from './case-file.js';

/**
 * Makes the reader of case files.
 *
 * @param schema - what `case.schema.json` holds
 * @returns a function from the path and text of a file to the case in it; it throws with every problem at once
 */
export function caseReader(schema: object): (path: string, text: string) => CaseFile {
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile<CaseFile>(schema);
  return (path, text) => {
    const file: unknown = parse(text);
    if (!validate(file)) throw new Error(`${path}: ${JSON.stringify(validate.errors, null, 2)}`);
    return file;
  };
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
