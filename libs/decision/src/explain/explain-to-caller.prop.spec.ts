import { isDeepStrictEqual } from 'node:util';
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
import { decide } from '../decide.js';
import type { Decision, DecisionCell, Policy } from '../decision.js';
import type { DecisionInput } from '../facts/decision-input.js';
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

  /** Every case with one restriction, judgement or consent less. */
  const variants = secret.flatMap((one) =>
    one.input.subjects.flatMap((subject) =>
      (['restrictions', 'judgements', 'consents'] as const).flatMap((facts) =>
        subject[facts].map((_, index) => {
          const less = { ...subject, [facts]: subject[facts].toSpliced(index, 1) };
          const subjects = one.input.subjects.map((other) => (other === subject ? less : other));
          return { one, input: { ...one.input, subjects } };
        }),
      ),
    ),
  );

  it('never differs between a fact that hides and its absence, where nothing is held', () => {
    const seen = variants.filter(({ one, input }) => {
      const open = one.decision.cells.map(({ result }) => result !== 'HIDE');
      const decision = decide(input, one.policy);
      const unhidden = decision.cells.some(
        ({ result }, index) => open[index] === false && result === 'ALLOW',
      );
      const told = decision.cells.some(
        ({ result }, index) => open[index] === false && !['HIDE', 'ALLOW'].includes(result),
      );
      if (
        told ||
        !isDeepStrictEqual(openPart(one.input, open, one.policy), openPart(input, open, one.policy))
      )
        return false;
      const isEmpty = (_cell: DecisionCell, index: number) => open[index] === false;
      expect(textOf({ ...one, input }, decision, { isEmpty })).toBe(textOf(one, one.decision));
      return unhidden;
    });
    expect(seen.length).toBeGreaterThan(5);
  });
});

/** What is decided of the cells that are not hidden, and what has to be done about them. */
function openPart(input: DecisionInput, open: readonly boolean[], policy: Policy) {
  const asks = input.asks.filter((_, index) => open[index]);
  const { cells, obligations } = decide({ ...input, asks }, policy);
  return { cells, obligations };
}
