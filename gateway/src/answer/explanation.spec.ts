import { describe, expect, it } from '@jest/globals';
import { type Decision, compiledEngine } from '@pontio/decision';
import { type GoldenDecision, goldenDecisions } from '@pontio/decision/cases';
import { explanationOf } from './explanation.js';

const secret = goldenDecisions().filter(({ decision }) =>
  decision.cells.some(({ result }) => result === 'HIDE'),
);
const [first] = secret;

const directoryOf = ({ options: { contacts } }: GoldenDecision) =>
  Object.entries(contacts).map(([id, { name, ...dutyContact }]) => ({ id, name, dutyContact }));

const explained = (one: GoldenDecision, decision: Decision, emptied: readonly number[] = []) =>
  explanationOf(
    { input: one.input, decision, engine: compiledEngine(one.policy) },
    directoryOf(one),
    (_cell, index) => emptied.includes(index),
  );

describe('the explanation that goes with an answer', () => {
  it('reads the same whether something is hidden or was never there', () => {
    expect(secret.length).toBeGreaterThan(3);
    for (const one of secret) {
      const { decision } = one;
      const hidden = decision.cells.flatMap(({ result }, index) => (result === 'HIDE' ? [index] : []));
      const held = decision.cells.map((cell, index) =>
        hidden.includes(index) ? { ...cell, result: 'ALLOW' as const, reason: 'SHARED' as const } : cell,
      );
      expect(explained(one, { ...decision, cells: held }, hidden)).toEqual(explained(one, decision));
    }
  });

  it('says whom to telephone at the holder, by the directory', () => {
    if (first === undefined) throw new Error('No golden case hides anything.');
    const sentences = explained(first, first.decision).sections.flatMap((section) => section.sentences);
    const [holder] = first.input.holders;
    const name = first.options.contacts[holder?.id ?? '']?.name ?? 'nobody';
    expect(sentences.some((one) => one.includes(name) && one.includes('01632 960001'))).toBe(true);
  });
});
