import { describe, expect, it } from '@jest/globals';
import { type DecidedCase, decidedExchange, ellie } from '../../test/decided.js';
import type { Exchange } from '../exchange.js';
import { noticesOf, obligationsBeside } from './notices.js';

const SCHOOL = 'agy_agency-education';
const TRUST = 'agy_agency-health';
const ATTENDANCE = 'EducationRecord.attendancePercent';
const CLINIC = 'HealthRecord.clinic';
const both = 'education { attendancePercent } health { clinic }';
const detriment = { result: 'HIDE', reason: 'DETRIMENT' } as const;
const broken: DecidedCase = {
  asked: both,
  cells: { [CLINIC]: { result: 'WITHHOLD', reason: 'NOT_NECESSARY' } },
  obligations: [{ type: 'TIMEBOX' }, { type: 'NOTIFY_IG' }, { type: 'REVIEW' }],
  breakGlassId: 'bgl_1',
};

const told = (decided: DecidedCase): string[] =>
  notices(decidedExchange(decided)).map(({ kind, agencyId }) => `${kind} ${agencyId}`);

const notices = (exchange: Exchange) =>
  noticesOf({
    decision: exchange.get('decided').decision,
    obligations: exchange.get('obligations'),
    context: exchange.get('context'),
    subjects: exchange.get('subjects'),
  });

describe('notices', () => {
  it('go to the holders that the decision names', () => {
    const obligations = [{ type: 'NOTIFY_HOLDER' as const, properties: { to: [SCHOOL, TRUST] } }];
    expect(told({ asked: both, obligations })).toEqual([`NOTIFY_HOLDER ${SCHOOL}`, `NOTIFY_HOLDER ${TRUST}`]);
  });

  it('say by our own numbers what they are about, and which words nobody knew', () => {
    const obligations = [{ type: 'NOTIFY_IG' as const, properties: { unknown: ['actor.status'] } }];
    expect(notices(decidedExchange({ asked: both, obligations }))).toEqual([
      {
        ...{ agencyId: 'agy_leafshire', kind: 'NOTIFY_IG', decisionId: 'dec_1', subjectId: 'per_1' },
        detail: 'unknown: actor.status',
      },
    ]);
  });

  it('name nobody who was not matched', () => {
    const subject = { ...ellie, id: 'unmatched:person', match: 'NoMatch' };
    const obligations = [{ type: 'NOTIFY_IG' as const }];
    const [notice] = notices(decidedExchange({ asked: both, obligations, subject }));
    expect(notice).not.toHaveProperty('subjectId');
  });

  it('of a broken glass go to the asking agency and to each holder of something released, and to no other', () => {
    expect(told(broken)).toEqual([
      ...['NOTIFY_IG agy_leafshire', `NOTIFY_IG ${SCHOOL}`, 'REVIEW agy_leafshire'],
    ]);
    expect(notices(decidedExchange(broken)).map(({ breakGlassId }) => breakGlassId)).toEqual([
      ...['bgl_1', 'bgl_1', 'bgl_1'],
    ]);
  });

  it("of a conflict of interest go to the practitioner's own agency", () => {
    const conflict = { result: 'WITHHOLD', reason: 'CONFLICT_OF_INTEREST' } as const;
    const obligations = [{ type: 'NOTIFY_SUPERVISOR' as const }];
    expect(told({ asked: both, obligations, cells: { [ATTENDANCE]: conflict } })).toEqual([
      'NOTIFY_SUPERVISOR agy_leafshire',
    ]);
  });

  it("of a holder's judgement stay with the holder: the agency that asks must not learn of it", () => {
    const obligations = (['NOTIFY_SUPERVISOR', 'REVIEW', 'RECORD_NONDISCLOSURE'] as const).map((type) => ({
      type,
    }));
    expect(told({ asked: both, obligations, cells: { [CLINIC]: detriment } })).toEqual([
      ...[`NOTIFY_SUPERVISOR ${TRUST}`, `REVIEW ${TRUST}`, `RECORD_NONDISCLOSURE ${TRUST}`],
    ]);
  });

  it('of an exemption from the right of access are for the holder to record', () => {
    const exempt = { result: 'WITHHOLD', reason: 'SAR_EXEMPT' } as const;
    const obligations = [{ type: 'RECORD_NONDISCLOSURE' as const }];
    expect(told({ asked: both, obligations, cells: { [ATTENDANCE]: exempt } })).toEqual([
      `RECORD_NONDISCLOSURE ${SCHOOL}`,
    ]);
  });

  it('are for nobody where a subgraph is no agency’s', () => {
    const obligations = [{ type: 'NOTIFY_HOLDER' as const, properties: { to: ['unregistered:x'] } }];
    expect(told({ asked: both, obligations })).toEqual([]);
  });
});

describe('the obligations in the audit trail', () => {
  const beside = (decided: DecidedCase, field: string): string[] => {
    const { decision } = decidedExchange(decided).get('decided');
    return obligationsBeside(
      decision.cells.filter((cell) => cell.field === field),
      decision,
    );
  };

  it('are those of the whole request', () => {
    expect(beside(broken, ATTENDANCE)).toEqual(['TIMEBOX', 'NOTIFY_IG', 'REVIEW']);
  });

  it('tell of a judgement beside the cell that shows it, not beside another, and not when it is hidden', () => {
    const obligations = [{ type: 'RECORD_NONDISCLOSURE' as const }, { type: 'NOTIFY_IG' as const }];
    const shown = {
      asked: both,
      obligations,
      cells: { [CLINIC]: { ...detriment, result: 'WITHHOLD' } },
    } as const;
    const hidden = { asked: both, obligations, cells: { [CLINIC]: detriment } };
    expect(beside(shown, CLINIC)).toEqual(['RECORD_NONDISCLOSURE', 'NOTIFY_IG']);
    expect(beside(shown, ATTENDANCE)).toEqual(['NOTIFY_IG']);
    expect(beside(hidden, CLINIC)).toEqual(['NOTIFY_IG']);
  });
});
