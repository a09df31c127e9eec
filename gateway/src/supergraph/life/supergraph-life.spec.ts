import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ChangingAgencies, changed, changingAgencies } from '../../../test/supergraph-life.js';
import { subgraphs, supergraph } from '../../../test/three-agencies.js';
import { digestOf } from '../subgraphs-digest.js';
import { PontioSupergraph } from '../supergraph.js';
import { SupergraphLife } from './supergraph-life.js';

const attendance = `query attendance { person(identifier: { system: NHS, value: "1" }) { education { attendancePercent } } }`;
const more = changed(
  'agency-education',
  'attendancePercent: Float',
  'attendancePercent: Float yearGroup: Int',
);
const less = changed('agency-education', 'attendancePercent: Float', 'yearGroup: Int');
const lax = changed(
  'agency-health',
  'category: "SEXUAL_HEALTH", level: C4',
  'category: "SEXUAL_HEALTH", level: C2',
);
const unlabelled = changed(
  'agency-health',
  'allergies: [String]',
  'allergies: [String] } type Shoe { size: Int',
);
const broken = changed('agency-health', 'type HealthRecord', 'tipe HealthRecord');

describe('the supergraph of a running gateway', () => {
  let agencies: ChangingAgencies;
  let life: SupergraphLife;
  beforeEach(() => {
    agencies = changingAgencies(() => [{ name: 'attendance', document: attendance }]);
    life = new SupergraphLife(PontioSupergraph.compose(subgraphs), agencies.parts);
  });

  const lookAt = (sources: typeof subgraphs): Promise<string> => {
    agencies.found = { sources, absent: [] };
    return life.look();
  };

  it('stays while no schema changes, in whatever order they are found', async () => {
    const before = life.supergraphs.current;
    expect(await lookAt([...subgraphs].reverse())).toBe('SAME');
    expect(life.supergraphs.current).toBe(before);
    expect(agencies.events).toEqual([]);
  });

  it('is replaced when a schema changes, and the audit trail and the disk say by which', async () => {
    expect(await lookAt(more)).toBe('PUBLISHED');
    expect(life.supergraphs.current.labels.has('EducationRecord.yearGroup')).toBe(true);
    expect(agencies.events).toEqual([`published ${digestOf(more)}`]);
    expect(agencies.kept).toEqual([more]);
  });

  it('is replaced when an agency moves to another address', async () => {
    const moved = subgraphs.map((subgraph) => ({ ...subgraph, url: `${subgraph.url}/v2` }));
    expect(await lookAt(moved)).toBe('PUBLISHED');
    expect(life.supergraphs.current.subgraphs).toEqual(moved);
  });

  it.each([
    ['lacks a field', less, 'BREAKING_CHANGE'],
    ['is less strict about a field', lax, 'BREAKING_CHANGE'],
    ['has a type without labels', unlabelled, 'MAY_NOT_BE_SERVED'],
    ['cannot be read', broken, 'DOES_NOT_COMPOSE'],
    ['lacks an agency', subgraphs.slice(0, 2), 'BREAKING_CHANGE'],
  ])('stays when the new one %s, and the audit trail says so once', async (_what, sources, reason) => {
    const before = life.supergraphs.current;
    expect(await lookAt(sources)).toBe('REFUSED');
    expect(await lookAt(sources)).toBe('REFUSED');
    expect(life.supergraphs.current).toBe(before);
    expect(agencies.events).toEqual([`refused ${digestOf(sources)} ${reason}`]);
    expect(life.health.refused).toEqual({ digest: digestOf(sources), reason });
    expect(agencies.kept).toEqual([]);
  });

  it('is replaced by a breaking one as soon as somebody has accepted it', async () => {
    await lookAt(less);
    agencies.accepted.add(digestOf(less));
    expect(await life.look()).toBe('PUBLISHED');
    expect(agencies.events.at(-1)).toBe(`published ${digestOf(less)} accepted`);
    expect(life.health).toEqual({ digest: digestOf(less), absent: [] });
  });

  it('cannot be replaced by one that may not be served, whoever accepts it', async () => {
    agencies.accepted.add(digestOf(unlabelled));
    expect(await lookAt(unlabelled)).toBe('REFUSED');
  });

  it('forgets a refusal when the agency takes its change back', async () => {
    await lookAt(broken);
    expect(await lookAt(subgraphs)).toBe('SAME');
    expect(life.health).toEqual({ digest: supergraph.digest, absent: [] });
  });

  it('stays when nobody could prove the new one in use', async () => {
    const published = (): Promise<void> => Promise.reject(new Error('disk full'));
    const parts = { ...agencies.parts, recorder: { ...agencies.parts.recorder, published } };
    life = new SupergraphLife(PontioSupergraph.compose(subgraphs), parts);
    const before = life.supergraphs.current;
    expect(await lookAt(more)).toBe('FAILED');
    expect(life.supergraphs.current).toBe(before);
  });

  it('keeps the schema of an agency that is absent, and picks it up when it is back', async () => {
    const [index, ...others] = more;
    agencies.found = { sources: others, absent: [subgraphs[0] ?? { name: '', url: '' }] };
    expect(await life.look()).toBe('PUBLISHED');
    expect(life.health.absent).toEqual(['person-index']);
    expect(life.supergraphs.current.digest).toBe(digestOf(more));
    expect(await lookAt(index === undefined ? [] : more)).toBe('SAME');
    expect(life.health.absent).toEqual([]);
  });

  it('is ready for what callers ask most before it is in use', async () => {
    life.supergraphs.current.recent.note(attendance, 'attendance');
    await lookAt(more);
    const [ready] = life.supergraphs.current.recent.mostUsed();
    expect(ready?.operationName).toBe('attendance');
  });
});
