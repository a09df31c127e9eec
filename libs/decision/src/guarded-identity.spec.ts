import { describe, expect, it } from '@jest/globals';
import { goldenDecisions } from '../cases/runner/index.js';
import { stagedEngine } from './engine.js';
import { asCallerKnows } from './guarded-identity.js';

const golden = goldenDecisions();
const known = golden.map(({ input, policy, decision, ...named }) => ({
  ...{ ...named, input, decision },
  told: asCallerKnows(input, decision, stagedEngine(policy)),
}));

describe('somebody whose identity is guarded', () => {
  const guarded = known.filter(({ told }) => told.guarded.size > 0);

  it('is in some of the golden cases', () => {
    expect(guarded.length).toBeGreaterThan(1);
  });

  it('reads as a number that nobody has', () => {
    for (const { told } of guarded) {
      const cells = told.decision.cells.filter(({ subjectId }) => told.guarded.has(subjectId));
      expect(cells.length).toBeGreaterThan(0);
      expect(new Set(cells.map(({ reason }) => reason))).toEqual(new Set(['IDENTITY_UNCERTAIN']));
      expect(told.input.subjects.find(({ id }) => told.guarded.has(id))).toMatchObject({
        ...{ match: 'NoMatch', restrictions: [], involvement: [] },
      });
    }
  });

  it('changes nothing of what is told of others', () => {
    for (const { decision, told } of guarded) {
      const others = ({ subjectId }: { subjectId: string }): boolean => !told.guarded.has(subjectId);
      expect(told.decision.cells.filter(others)).toEqual(decision.cells.filter(others));
    }
  });
});

it('is the very decision where nobody is guarded, or something about them is released', () => {
  for (const { input, decision, told } of known.filter(({ told: { guarded } }) => guarded.size === 0)) {
    expect(told.input).toBe(input);
    expect(told.decision).toBe(decision);
  }
});
