import { describe, expect, it } from '@jest/globals';
import type { Decision, DecisionCell } from '@pontio/decision';
import { planOf, releaseOf, answered } from '../../test/decided.js';
import { incoming } from '../../test/three-agencies.js';
import { type Decided, Exchange, type Subject } from '../exchange.js';
import { SourceReports } from '../executor/source-report.js';
import { STALE_AFTER_HOURS, completenessManifest } from './manifest.js';

const NOW = new Date('2026-11-24T10:00:00Z');
const subject: Subject = {
  place: 'person',
  id: 'per_1',
  kind: 'PERSON',
  match: 'Match',
  orderSubject: 's',
  // Known everywhere: what a source does not answer is then not known, rather than not held.
  recordIds: { 'agy_agency-education': 'ST-1', 'agy_agency-health': 'P-1' },
  severalRecordsAt: [],
};
const holderOf = (subgraph: string): string => `agy_${subgraph}`;
const ATTENDANCE = 'EducationRecord.attendancePercent';
const NOTES = 'Note.text';
const ALLERGIES = 'HealthRecord.allergies';
const CLINIC = 'HealthRecord.clinic';

/** What the manifest says when cells were decided so and the sources did so; by `source category`. */
function manifest(
  asked: string,
  results: Readonly<Record<string, DecisionCell['result']>>,
  happened: (sources: SourceReports) => void = () => undefined,
): Record<string, string> {
  const exchange = new Exchange('req_1', NOW, { authorization: undefined, sharing: undefined });
  const operation = incoming(`{ person(identifier: { system: NHS, value: "9990000018" }) { ${asked} } }`);
  const planned = planOf(operation);
  const { cells } = planned;
  const decision = {
    cells: cells.map(({ subgraph, coordinate }) => ({
      subjectId: subject.id,
      field: coordinate,
      holderId: holderOf(subgraph),
      result: results[coordinate],
      reason: 'X',
      requestable: false,
    })),
  } as unknown as Decision;
  const sources = new SourceReports();
  happened(sources);
  exchange.put('incoming', operation);
  exchange.put('plan', planned);
  exchange.put('subjects', [subject]);
  exchange.put('decided', {
    ...({ input: {} } as Pick<Decided, 'input' | 'engine'>),
    decision,
    directory: [],
    release: releaseOf(decision, [subject], holderOf),
    holderOf,
    agencyOf: (name) => (name.startsWith('agency-') ? `agy_${name}` : undefined),
  });
  exchange.put('fetched', { data: Buffer.from('null'), sources, rounds: [] });
  return Object.fromEntries(
    completenessManifest(exchange).map(({ source, category, status }) => [`${source} ${category}`, status]),
  );
}

const education = 'agency-education EDUCATION';
const clinic = 'agency-health SEXUAL_HEALTH';

describe('the completeness manifest', () => {
  it('says RETURNED where something was given, and NOT_ASKED of what nobody asked', () => {
    const said = manifest('education { attendancePercent }', { [ATTENDANCE]: 'ALLOW' }, (sources) => {
      answered(sources.of('agency-education'), 'per_1', [ATTENDANCE], [ATTENDANCE]);
    });
    expect(said).toEqual({
      [education]: 'RETURNED',
      'agency-education COUNSELLING': 'NOT_ASKED',
      'agency-health HEALTH_CORE': 'NOT_ASKED',
      [clinic]: 'NOT_ASKED',
    });
  });

  it('says STALE where what was given is older than two days by its own source', () => {
    const asOf = (hours: number): string => new Date(NOW.getTime() - hours * 3_600_000).toISOString();
    const at = (hours: number): string | undefined =>
      manifest('education { attendancePercent }', { [ATTENDANCE]: 'ALLOW' }, (sources) => {
        const report = sources.of('agency-education');
        answered(report, 'per_1', [ATTENDANCE], [ATTENDANCE]);
        report.asOf = asOf(hours);
      })[education];
    expect([at(STALE_AFTER_HOURS - 1), at(STALE_AFTER_HOURS + 1)]).toEqual(['RETURNED', 'STALE']);
  });

  it('tells a source that is down, one that refuses and one that holds nothing apart', () => {
    const asked = 'education { attendancePercent notes { text } } health { allergies }';
    const results = { [ATTENDANCE]: 'ALLOW', [NOTES]: 'WITHHOLD', [ALLERGIES]: 'ALLOW' } as const;
    const said = manifest(asked, results, (sources) => {
      answered(sources.of('agency-education'), 'per_1', [ATTENDANCE], []);
      sources.of('agency-health').unavailable = true;
    });
    expect(said).toMatchObject({
      [education]: 'NONE_HELD',
      'agency-education COUNSELLING': 'WITHHELD',
      'agency-health HEALTH_CORE': 'UNAVAILABLE',
    });
  });

  it('says NONE_SHAREABLE of an existence-sensitive kind alike, whether it is hidden or there is nothing', () => {
    const hidden = manifest('health { clinic }', { [CLINIC]: 'HIDE' });
    const absent = manifest('health { clinic }', { [CLINIC]: 'ALLOW' }, (sources) => {
      answered(sources.of('agency-health'), 'per_1', [CLINIC], []);
    });
    expect(hidden).toEqual(absent);
    expect(hidden[clinic]).toBe('NONE_SHAREABLE');
  });

  it('does not take what could not be transformed for given', () => {
    expect(manifest('education { attendancePercent }', { [ATTENDANCE]: 'TRANSFORM' })[education]).toBe(
      'WITHHELD',
    );
  });
});
