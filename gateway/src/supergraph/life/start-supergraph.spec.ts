import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChangingAgencies, changed, changingAgencies } from '../../../test/supergraph-life.js';
import { subgraphs, supergraph } from '../../../test/three-agencies.js';
import { LastGood } from './last-good.js';
import { startSupergraph } from './start-supergraph.js';
import type { SupergraphLife } from './supergraph-life.js';

describe('a gateway that starts', () => {
  let directory: string;
  let agencies: ChangingAgencies;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pontio-state-'));
    agencies = changingAgencies();
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  const start = (): Promise<SupergraphLife> =>
    startSupergraph({ ...agencies.parts, lastGood: new LastGood(directory), patienceMs: 0 });
  const file = (): string => join(directory, 'last-good-supergraph.json');
  const withoutHealth = { sources: subgraphs.slice(0, 2), absent: subgraphs.slice(2) };

  it('serves what runs, and says in the audit trail what it began with', async () => {
    const { supergraphs } = await start();
    expect(supergraphs.current.digest).toBe(supergraph.digest);
    expect(agencies.events).toEqual([`published ${supergraph.digest}`]);
  });

  it('does not start when a subgraph is absent that it has never seen', async () => {
    agencies.found = withoutHealth;
    await expect(start()).rejects.toThrow(
      'agency-health does not give its schema at http://127.0.0.1:1/agency-health: is it running?',
    );
  });

  it('says nothing new when it starts again', async () => {
    await start();
    await start();
    expect(agencies.events).toHaveLength(1);
  });

  it('starts again without an agency that is absent, and says so', async () => {
    await start();
    agencies.found = withoutHealth;
    const { supergraphs, health: state } = await start();
    expect(supergraphs.current.labels.has('HealthRecord.clinic')).toBe(true);
    expect(state).toEqual({ digest: supergraph.digest, absent: ['agency-health'] });
  });

  it('starts again with the last good supergraph when a subgraph is broken, and says so', async () => {
    await start();
    agencies.found = { sources: changed('agency-health', 'type Person', 'tipe Person'), absent: [] };
    const { supergraphs, health: state } = await start();
    expect(supergraphs.current.digest).toBe(supergraph.digest);
    expect(state.refused?.reason).toBe('DOES_NOT_COMPOSE');
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, 100)],
    ['changed', (text: string) => text.replace('level: C4', 'level: C1')],
    ['empty', () => ''],
  ])('takes a last good supergraph that was %s for none', async (_what, spoil) => {
    await start();
    writeFileSync(file(), spoil(readFileSync(file(), 'utf8')));
    agencies.found = withoutHealth;
    await expect(start()).rejects.toThrow('agency-health does not give its schema');
  });

  it('takes a last good supergraph that may not be served any more for none', async () => {
    const unlabelled = 'type Person @key(fields: "id") { id: ID shoeSize: Int }';
    new LastGood(directory).write([...subgraphs, { name: 'agency-old', url: 'http://old', sdl: unlabelled }]);
    expect((await start()).supergraphs.current.digest).toBe(supergraph.digest);
  });
});
