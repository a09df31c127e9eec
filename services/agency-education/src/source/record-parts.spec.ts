import { describe, expect, it } from '@jest/globals';
import { attendancePart, listParts, pupilPart } from './record-parts.js';

const row = (attributes: object): { student_id: string } => ({ student_id: 'ST-1', ...attributes });

describe('the parts of a school record', () => {
  it.each<[unknown, unknown, number | null]>([
    [112, 87, 77.7],
    [112, 112, 100],
    [3, 2, 66.7],
    [0, 0, null],
    [null, 4, null],
    ['112', 87, null],
  ])('of %p possible half-days, %p attended are %p per cent', (possible, attended, percent) => {
    const given = row({ possible_sessions: possible, attended_sessions: attended });
    expect(attendancePart.fields['attendancePercent']?.value(given)).toBe(percent);
  });

  it.each<[unknown, string | null]>([
    ['K', 'SEN_SUPPORT'],
    ['E', 'EHC_PLAN'],
    ['N', 'NONE'],
    ['S', null],
    ['constructor', null],
    [undefined, null],
  ])('reads the code %p of additional needs as %p', (sen, meaning) => {
    expect(pupilPart.fields['senSupport']?.value(row({ sen_status: sen }))).toBe(meaning);
  });

  it('passes on no value of another kind than was promised', () => {
    const { days, reason } = listParts.exclusions.fields;
    expect([days.value(row({ days: 'two' })), reason.value(row({ reason: { a: 1 } }))]).toEqual([null, null]);
  });
});
