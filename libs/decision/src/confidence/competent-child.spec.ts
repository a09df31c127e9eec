import { describe, expect, it } from '@jest/globals';
import { type GoldenDecision, goldenDecisions } from '../../cases/runner/index.js';
import { decide } from '../decide.js';
import type { CompetenceFacts } from '../facts/subject-facts.js';

const refused = goldenDecisions().find(({ number }) => number === '13') as GoldenDecision;
const assessed = (outcome: CompetenceFacts['outcome'], at: string): CompetenceFacts => ({
  domain: 'sharing',
  outcome,
  at,
});

function decidedWith(...competence: CompetenceFacts[]) {
  const subjects = refused.input.subjects.map((subject) => ({ ...subject, competence }));
  return decide({ ...refused.input, subjects }, refused.policy).cells[0]?.reason;
}

describe("a child's refusal", () => {
  const yes = assessed('COMPETENT', '2026-05-01T10:00:00.000Z');

  it('closes the door by the newest assessment, in whichever order they are recorded', () => {
    const no = assessed('NOT_COMPETENT', '2026-05-02T10:00:00.000Z');
    const earlier = { ...no, at: '2026-04-30T10:00:00.000Z' };
    expect([decidedWith(yes, no), decidedWith(no, yes)]).not.toContain('COMPETENT_CHILD_REFUSAL');
    expect(new Set([decidedWith(yes, earlier), decidedWith(earlier, yes)])).toEqual(
      new Set(['COMPETENT_CHILD_REFUSAL']),
    );
  });

  it('does not close it by an assessment dated after the request', () => {
    expect(decidedWith({ ...yes, at: '2027-01-01T10:00:00.000Z' })).not.toBe('COMPETENT_CHILD_REFUSAL');
  });
});
