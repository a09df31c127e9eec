import { describe, expect, it } from '@jest/globals';
import {
  LEGAL_OUTCOMES,
  OBLIGATIONS,
  OBLIGATION_TYPES,
  OVERALL_RESULTS,
  REASONS,
  type ReasonCode,
} from '@pontio/vocabulary';
import fc from 'fast-check';
import { type GoldenDecision, goldenDecisions } from '../../cases/runner/index.js';
import type { Decision, DecisionCell } from '../decision.js';
import { explainToCaller } from './explain-to-caller.js';
import { type ExplainOptions, renderExplanation } from './explanation.js';

const secret = goldenDecisions().filter(({ decision }) =>
  decision.cells.some(({ result }) => result === 'HIDE'),
);
const textOf = (
  { input, policy, options }: GoldenDecision,
  decision: Decision,
  more: ExplainOptions = {},
): string => renderExplanation(explainToCaller(input, decision, policy, { ...options, ...more }));
const hidden = (cells: readonly DecisionCell[], change: (cell: DecisionCell) => DecisionCell) =>
  cells.map((cell) => (cell.result === 'HIDE' ? change(cell) : cell));

const oneCase = fc.constantFrom(...secret);
const reason = fc.constantFrom(...(Object.keys(REASONS) as ReasonCode[]));
const ref = fc.option(
  fc.constantFrom('X.GRA2004.22', 'X.SOCPA2005.86', 'R.SRH', 'R.DA_SAFETY', 'ENG.CA2004.16LC'),
  { nil: undefined },
);
/** What somebody else than the caller carries out. */
const others = fc.subarray(OBLIGATION_TYPES.filter((type) => OBLIGATIONS[type].by !== 'CALLER'));

describe('the explanation for the caller', () => {
  it('is the same whatever the truth about what is hidden', () => {
    fc.assert(
      fc.property(
        oneCase,
        reason,
        ref,
        fc.constantFrom(...OVERALL_RESULTS),
        fc.constantFrom(...LEGAL_OUTCOMES),
        others,
        (one, code, reference, overall, legalOutcome, types) => {
          const { decision } = one;
          const other: Decision = {
            ...decision,
            overall,
            legalOutcome,
            cells: hidden(decision.cells, ({ ref: _, ...cell }) => ({
              ...cell,
              reason: code,
              ...(reference !== undefined && { ref: reference }),
            })),
            obligations: [
              ...decision.obligations.filter(({ type }) => OBLIGATIONS[type].by === 'CALLER'),
              ...types.map((type, index) => ({ id: `ob_${String(index)}`, type, properties: {} })),
            ],
            drafts: reference === undefined ? [] : [reference],
          };
          expect(textOf(one, other)).toBe(textOf(one, decision));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reads of what is hidden as of what may leave and is not there', () => {
    fc.assert(
      fc.property(
        oneCase,
        fc.constantFrom('ENG.CA2004.16LA', 'ENG.CA2004.10-11', 'UK.VITAL'),
        (one, gateway) => {
          const { decision } = one;
          const absent: Decision = {
            ...decision,
            cells: hidden(decision.cells, (cell) => ({
              ...cell,
              result: 'ALLOW',
              reason: 'SHARED',
              ref: gateway,
            })),
          };
          const isEmpty = (_cell: DecisionCell, index: number) => decision.cells[index]?.result === 'HIDE';
          expect(textOf(one, absent, { isEmpty })).toBe(textOf(one, decision));
        },
      ),
      { numRuns: 300 },
    );
  });
});
