import { describe, expect, it } from '@jest/globals';
import type { DecisionCell } from '@pontio/decision';
import { ellie } from '../../test/decided.js';
import { supergraph } from '../../test/three-agencies.js';
import { ownerGroups } from './owner-groups.js';
import type { TakenDecision } from './told.js';

const [ATTENDANCE, NOTE] = ['EducationRecord.attendancePercent', 'Note.text'];
const cells = [ATTENDANCE, NOTE].map((coordinate) => ({
  ...{ place: 'person', subgraph: 'agency-education', coordinate },
}));
const asked = {
  planned: { byPlace: new Map([['person', cells]]) },
  labels: supergraph.labels,
  holderOf: (subgraph: string) => `agy_${subgraph}`,
};

const deciding = (...fields: string[]): TakenDecision => {
  const whose = { subjectId: 'per_1', holderId: 'agy_agency-education' };
  const decided = fields.map((field) => ({ ...whose, field, result: 'ALLOW' }) as DecisionCell);
  return { decision: { cells: decided } } as unknown as TakenDecision;
};
const groupsOf = (...decisions: TakenDecision[]) =>
  ownerGroups(asked, { subjects: [ellie], decisions }).map(({ taken, shape, cells: decided }) => ({
    by: decisions.indexOf(taken),
    values: shape.values.map(({ coordinate }) => coordinate),
    fields: decided.map(({ field }) => field),
  }));

describe('what was decided about somebody at one holder', () => {
  it('stands together where one decision covers it', () => {
    const both = [ATTENDANCE, NOTE];
    expect(groupsOf(deciding(...both))).toEqual([{ by: 0, values: both, fields: both }]);
  });

  it('stands apart where two decisions cover a part each, and counts as it was decided last', () => {
    expect(groupsOf(deciding(ATTENDANCE, NOTE), deciding(NOTE))).toEqual([
      { by: 1, values: [NOTE], fields: [NOTE] },
      { by: 0, values: [ATTENDANCE], fields: [ATTENDANCE] },
    ]);
  });

  it('is a fault where a value was not decided about', () => {
    expect(() => groupsOf(deciding(NOTE))).toThrow(
      expect.objectContaining({ code: 'INTERNAL', detail: `no decision for ${ATTENDANCE}` }),
    );
  });
});
