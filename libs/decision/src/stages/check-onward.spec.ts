import { describe, expect, it } from '@jest/globals';
import { type GoldenDecision, goldenDecisions } from '../../cases/runner/index.js';
import { decide } from '../decide.js';
import type { JudgementFacts } from '../facts/subject-facts.js';

const agreed = goldenDecisions().find(({ number }) => number === '216') as GoldenDecision;

function decidedWith(changed: Partial<JudgementFacts>) {
  const subjects = agreed.input.subjects.map((subject) => ({
    ...subject,
    judgements: subject.judgements.map((judgement) => ({ ...judgement, ...changed })),
  }));
  return decide({ ...agreed.input, subjects }, agreed.policy).cells[0]?.reason;
}

describe('passing on what another agency told', () => {
  it.each([
    ['for another case', { caseRef: 'CASE-0002' }],
    ['for another recipient', { recipients: ['agy_hospital'] }],
    ['for nobody by name', { recipients: [] }],
    ['of another kind of information', { categories: ['EDUCATION'] }],
    ['that has run out', { validTo: '2026-10-31' }],
    ['of another sort', { kind: 'STANDING' }],
    ['of another agency', { agencyId: 'agy_council' }],
  ] satisfies [string, Partial<JudgementFacts>][])('needs more than an agreement %s', (_what, changed) => {
    expect(decidedWith(changed)).toBe('ONWARD_NOT_PERMITTED');
  });

  it('is never allowed where its label says never, whoever agrees', () => {
    const asks = agreed.input.asks.map((ask) => ({
      ...ask,
      fields: ask.fields.map((field) => ({ ...field, label: { ...field.label, onward: 'NEVER' as const } })),
    }));
    const { cells } = decide({ ...agreed.input, asks }, agreed.policy);
    expect(cells[0]?.reason).toBe('ONWARD_NOT_PERMITTED');
  });

  it('is allowed when the first holder has agreed for this case and recipient', () => {
    expect(decidedWith({ caseRef: 'CASE-0001' })).toBe('SHARED');
  });
});
