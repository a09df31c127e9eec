import type { CaseFile } from '@pontio/decision/cases';
import { checkCitedLaw } from './cited-law.rules.js';
import type { Remark } from './finding.js';
import type { LintContext } from './lint-context.js';

/** What is said of a golden case: it may cite law that is not in force only where it expects to be refused for that. */
export function checkCase(file: CaseFile, context: LintContext): readonly Remark[] {
  const { law, asks, date = context.day } = file;
  const expected = asks.map(({ expect }) => expect).join(' ');
  return law
    .flatMap((code) => checkCitedLaw(code, { ...context, day: date }))
    .filter(({ code, severity }) => severity === 'error' && !isExpected(code, expected));
}

const isExpected = (code: string, expected: string): boolean =>
  expected.includes(code === 'UNKNOWN_WORD' ? 'MALFORMED' : code);
