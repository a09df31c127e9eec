import { describe, expect, it } from '@jest/globals';
import { type DecidedCase, decidedExchange, answered } from '../../test/decided.js';
import { type Changed, changedValues } from './changed.js';
import { RequestTickets } from './request-ticket.js';
import { withheldValues } from './withheld.js';

const asked = 'education { attendancePercent notes { text } } health { clinic }';
const ATTENDANCE = 'EducationRecord.attendancePercent';
const CLINIC = 'HealthRecord.clinic';
const masked = { result: 'TRANSFORM', reason: 'RESTRICTED' } as const;
const disputed = { result: 'TRANSFORM', reason: 'DISPUTED' } as const;
const tickets = new RequestTickets(new Uint8Array(32), () => new Date('2026-11-24T10:00:00Z'));

const changed = (decided: Omit<DecidedCase, 'asked'>): readonly Changed[] =>
  changedValues(decidedExchange({ asked, ...decided }));

describe('what is changed', () => {
  it('is told by path, with what was done in words', () => {
    expect(changed({ cells: { [CLINIC]: masked } })).toMatchObject([
      { path: ['person', 'health'], obligation: 'MASK_LOCATION', text: expect.stringContaining('masked') },
    ]);
  });

  it('is not told a second time among what is withheld', async () => {
    const exchange = decidedExchange({ asked, cells: { [CLINIC]: masked } });
    expect(await withheldValues(exchange, tickets)).toEqual([]);
  });

  it('tells of a dispute only where the disputed value is there', () => {
    expect(changed({ cells: { [ATTENDANCE]: disputed } })).toEqual([]);
    const exchange = decidedExchange({ asked, cells: { [ATTENDANCE]: disputed } });
    answered(exchange.get('fetched').sources.of('agency-education'), 'per_1', [ATTENDANCE], [ATTENDANCE]);
    expect(changedValues(exchange)).toMatchObject([
      { path: ['person', 'education', 'attendancePercent'], obligation: 'MARK_DISPUTED' },
    ]);
  });

  it('leaves what is hidden, withheld or whole unmentioned', () => {
    const cells = {
      [ATTENDANCE]: { result: 'HIDE', reason: 'RESTRICTED' },
      [CLINIC]: { result: 'WITHHOLD', reason: 'RESTRICTED' },
    } as const;
    expect(changed({ cells })).toEqual([]);
  });
});
