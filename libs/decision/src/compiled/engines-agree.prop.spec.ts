import { describe, expect, it } from '@jest/globals';
import type { LawCatalogue } from '@pontio/vocabulary';
import fc from 'fast-check';
import { Coverage } from '../../test/coverage.js';
import { RandomInputs } from '../../test/random/random-input.js';
import { shippedCases, shippedPolicy, toInput } from '../../cases/runner/index.js';
import { type Decision, type DecisionEngine, compiledEngine, stagedEngine } from '../index.js';

/** How many random inputs a run decides. A mutation run, which runs the test for each mutant, asks for fewer. */
const RUNS = Number(process.env['PONTIO_PROPERTY_RUNS'] ?? 100_000);
const ENOUGH_FOR_COVERAGE = 50_000;
const BATCH = 250;

const { law } = shippedPolicy();
const policy = { law, policyVersion: 'property' };
const coverage = new Coverage(law);

/** The first input of a seed on which two engines differ, with what each said; nothing where they agree. */
function difference(seed: number, specification: DecisionEngine, engine: DecisionEngine, count = BATCH) {
  const inputs = new RandomInputs(seed, law);
  for (let number = 1; number <= count; number += 1) {
    const input = inputs.next();
    const [expected, found] = [specification.decide(input), engine.decide(input)];
    coverage.note(input, expected);
    if (JSON.stringify(expected) !== JSON.stringify(found)) return { seed, number, input, expected, found };
  }
  return undefined;
}

describe('the compiled engine', () => {
  // One pair of engines for the whole run, as in a gateway: what they keep of facts is tried too.
  const [staged, compiled] = [stagedEngine(policy), compiledEngine(policy)];

  it(`decides ${String(RUNS)} random inputs byte for byte as the staged engine does`, () => {
    fc.assert(
      fc.property(fc.noShrink(fc.integer()), (seed) => {
        const found = difference(seed, staged, compiled);
        if (found !== undefined) throw new Error(`The engines differ: ${JSON.stringify(found, null, 1)}`);
      }),
      { numRuns: Math.ceil(RUNS / BATCH), endOnFailure: true },
    );
  }, 600_000);

  (RUNS < ENOUGH_FOR_COVERAGE ? it.skip : it)(
    'has then met every reason, obligation and prohibition, and every row and condition of the law open and shut',
    () => {
      expect(coverage.missing()).toEqual([]);
    },
  );

  it('decides every golden case byte for byte as the staged engine does', () => {
    for (const { file } of shippedCases()) {
      const input = toInput(file);
      expect(JSON.stringify(compiled.decide(input))).toBe(JSON.stringify(staged.decide(input)));
    }
  });

  it.each<[string, (decision: Decision) => Decision]>([
    ['one reason', (decision) => withReason(decision, 'NO_INVOLVEMENT', 'NO_GATEWAY')],
    ['the obligations of a release', (decision) => without(decision, 'RECORD_JUSTIFICATION')],
    ['the drafts', ({ drafts: _drafts, ...decision }) => decision],
    ['the order of keys', ({ id, ...decision }) => ({ ...decision, id })],
  ])('is found out when it differs in %s', (_what, change) => {
    const planted: DecisionEngine = { policy, decide: (input) => change(compiled.decide(input)) };
    expect(difference(1, staged, planted, 2000)).toBeDefined();
  });

  it('gives each of two policies its own answers, whichever is asked first', () => {
    const later = { law: lawWithout('ENG.CA2004.10-11'), policyVersion: 'later' };
    const engines = [compiledEngine(policy), compiledEngine(later)];
    const specifications = [stagedEngine(policy), stagedEngine(later)];
    const inputs = new RandomInputs(7, law);
    for (let number = 0; number < 500; number += 1) {
      const input = inputs.next();
      const expected = specifications.map((engine) => JSON.stringify(engine.decide(input)));
      expect(engines.map((engine) => JSON.stringify(engine.decide(input)))).toEqual(expected);
      engines.reverse();
      specifications.reverse();
    }
  });
});

function withReason(decision: Decision, from: string, reason: Decision['cells'][number]['reason']): Decision {
  return {
    ...decision,
    cells: decision.cells.map((cell) => (cell.reason === from ? { ...cell, reason } : cell)),
  };
}

function without(decision: Decision, type: string): Decision {
  return { ...decision, obligations: decision.obligations.filter((one) => one.type !== type) };
}

function lawWithout(code: string): LawCatalogue {
  const gateways = new Map([...law.gateways].filter(([one]) => one !== code));
  return { ...law, version: 'shorter', gateways };
}
