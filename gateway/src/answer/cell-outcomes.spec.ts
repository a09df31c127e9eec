import { describe, expect, it } from '@jest/globals';
import type { DecisionCell } from '@pontio/decision';
import { answered } from '../../test/decided.js';
import { incoming } from '../../test/three-agencies.js';
import { type Decided, Exchange, type Made, type Subject } from '../exchange.js';
import { type SourceReport, SourceReports } from '../executor/source-report.js';
import { ownerOutcomes } from './cell-outcomes.js';

const TRUST = 'agy_willowbank';
const ALLERGIES = 'HealthRecord.allergies';
const known: Partial<Subject> = { recordIds: { [TRUST]: 'P-1' } };

/** What became of one question for Ellie's allergies. */
function outcome(
  result: DecisionCell['result'],
  happened: (report: SourceReport) => void = () => undefined,
  subject: Partial<Subject> = known,
  reason: DecisionCell['reason'] = 'RESTRICTED',
): string | undefined {
  const exchange = new Exchange('req_1', new Date(0), { authorization: undefined, sharing: undefined });
  const sources = new SourceReports();
  happened(sources.of('agency-health'));
  const cell = { subjectId: 'per_ellie', holderId: TRUST, field: ALLERGIES, result, reason };
  exchange.put('incoming', incoming('{ __typename }'));
  const cells = [{ place: 'person', subgraph: 'agency-health', coordinate: ALLERGIES }];
  exchange.put('plan', { cells, byPlace: new Map([['person', cells]]) } as unknown as Made['plan']);
  exchange.put('subjects', [
    {
      ...{ place: 'person', id: 'per_ellie', kind: 'PERSON', match: 'Match', orderSubject: 's' },
      ...{ recordIds: {}, severalRecordsAt: [], ...subject },
    },
  ]);
  exchange.put('decided', { decision: { cells: [cell] }, holderOf: () => TRUST } as unknown as Decided);
  exchange.put('fetched', { data: Buffer.from('null'), sources, rounds: [] });
  return ownerOutcomes(exchange)[0]?.fate.statuses[0];
}

describe('what became of a cell', () => {
  it('is that it was returned, when the answer held it', () => {
    expect(
      outcome('ALLOW', (report) => {
        answered(report, 'per_ellie', [ALLERGIES], [ALLERGIES]);
      }),
    ).toBe('RETURNED');
  });

  it('is that nothing is held, when the agency said so or has no record of the person', () => {
    expect(
      outcome('ALLOW', (report) => {
        answered(report, 'per_ellie', [ALLERGIES], []);
      }),
    ).toBe('NONE_HELD');
    expect(outcome('ALLOW', undefined, { recordIds: {} })).toBe('NONE_HELD');
  });

  it('is that it is not known, when the agency failed, was never asked, or could not be asked', () => {
    expect(
      outcome('ALLOW', (report) => {
        answered(report, 'per_ellie', [ALLERGIES], []);
        report.unavailable = true;
      }),
    ).toBe('UNAVAILABLE');
    expect(outcome('ALLOW')).toBe('UNAVAILABLE');
    expect(outcome('ALLOW', undefined, { recordIds: {}, severalRecordsAt: [TRUST] })).toBe('UNAVAILABLE');
  });

  it('is that it was changed, when the person disputes what the answer held', () => {
    expect(
      outcome(
        'TRANSFORM',
        (report) => {
          answered(report, 'per_ellie', [ALLERGIES], [ALLERGIES]);
        },
        known,
        'DISPUTED',
      ),
    ).toBe('TRANSFORMED');
  });

  it.each([
    ['WITHHOLD', 'WITHHELD'],
    ['TRANSFORM', 'WITHHELD'],
    ['HIDE', 'HIDDEN'],
  ] as const)('of which the decision says %s is %s, whatever the source did', (result, status) => {
    expect(
      outcome(result, (report) => {
        answered(report, 'per_ellie', [ALLERGIES], [ALLERGIES]);
      }),
    ).toBe(status);
  });
});
