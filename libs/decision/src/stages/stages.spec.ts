import { describe, expect, it } from '@jest/globals';
import type { CellCase } from '../cell-case.js';
import { NOBODY } from '../stand-ins.js';
import { checkRelation } from './check-relation.js';
import { chooseAgreement } from './choose-agreement.js';
import { redactOthers } from './redact-others.js';

const cellOf = (facts: object) => facts as unknown as CellCase;

describe('a value that was shared for another purpose', () => {
  const reused = (agreement: object) =>
    chooseAgreement.check(
      cellOf({
        question: { receivedFrom: { purpose: 'EARLY_HELP' } },
        holder: { id: 'agy_council' },
        input: {
          recipient: { id: 'agy_council' },
          request: { purpose: 'WELFARE_CHILD' },
          agreements: [{ parties: [], ...agreement }],
        },
      }),
    ).next;

  it('may be used again only where an agreement for the first purpose calls the second compatible', () => {
    const [first, second] = [['EARLY_HELP'], ['WELFARE_CHILD']];
    expect(reused({ purposes: first, compatiblePurposes: second })).toBe('ON');
    expect(reused({ purposes: first, compatiblePurposes: [] })).toBe('STOP');
    expect(reused({ purposes: [], compatiblePurposes: second })).toBe('STOP');
  });
});

describe('a practitioner who is involved', () => {
  const asking = (request: object) =>
    checkRelation.check(
      cellOf({
        today: '2026-11-01',
        purpose: { relation: 'INVOLVEMENT' },
        question: { label: { category: 'HEALTH_CORE', level: 'C3' } },
        holder: { id: 'agy_gp' },
        subject: {
          ...NOBODY,
          involvement: [
            {
              agencyId: 'agy_hospital',
              actorId: 'prc_1',
              caseRef: 'C1',
              from: '2026-01-01',
              evidence: 'SOURCE_SYSTEM',
            },
          ],
        },
        input: { request, recipient: { id: 'agy_hospital' }, actor: { id: 'prc_1' }, subjects: [] },
      }),
    ).next;

  it('may ask without a case, but not about another one', () => {
    expect([asking({}), asking({ caseRef: 'C1' }), asking({ caseRef: 'C2' })]).toEqual(['ON', 'ON', 'STOP']);
  });
});

describe('somebody who is only mentioned', () => {
  const mentioning = (facts: object) => {
    const finding = redactOthers.check(
      cellOf({
        question: { mentions: ['per_mentioned'] },
        subject: { id: 'per_child' },
        row: { includesOthers: true },
        law: { prohibitions: new Map() },
        input: { subjects: [], mentioned: [{ ...NOBODY, id: 'per_mentioned', ...facts }] },
      }),
    );
    return finding.next === 'ON' && finding.add.transform?.reason;
  };

  it('is taken out when the facts about them hold a word nobody knows', () => {
    expect(mentioning({})).toBeUndefined();
    expect(mentioning({ competence: [{ outcome: 'STRANGE' }] })).toBe('THIRD_PARTY');
  });
});
