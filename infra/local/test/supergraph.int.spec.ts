import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewaySettings, startGateway } from '@pontio/gateway';
import type { RunningService } from '@pontio/platform';
import { ellie } from '@pontio/testing';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { sanaAsks } from '../src/demo/questions.js';
import { quickAgencies, startQuickAgency } from './quick-agency.js';
import { type KeptSubgraph, SupergraphFiles, keptSubgraphs } from './supergraph-files.js';
import { type TestSystem, startTestSystem, until, valuesOf } from './test-system.js';

const MINUTE = 60_000;
/** Requests that are always under way while the supergraph is swapped. */
const AT_ONCE = 100;

const aboutEllie = {
  query: `query TwoAgencies($child: PersonIdentifierInput!) {
    person(identifier: $child) { health { allergies { substance } } education { yearGroup attendancePercent } }
  }`,
  variables: { child: { system: 'NHS', value: ellie.nhsNumber } },
};

interface Health {
  readonly status: string;
  readonly supergraph: { readonly digest: string; readonly absent: readonly string[]; refused?: object };
}

describe('a supergraph that changes under a running gateway', () => {
  let system: TestSystem;
  let gateway: RunningService;
  let agencies: readonly RunningService[];
  let files: SupergraphFiles;
  let settings: GatewaySettings;
  let ordinary: readonly KeptSubgraph[];
  /** The same with one field of each of two agencies at the level that no law opens to Sana. */
  let stricter: readonly KeptSubgraph[];

  beforeAll(async () => {
    system = await startTestSystem('none');
    const quick = await Promise.all(quickAgencies.map((one) => startQuickAgency(one, system.stateDir)));
    agencies = quick.map(({ service }) => service);
    ordinary = keptSubgraphs(join(system.stateDir, 'gateway')).map(
      (kept) => quick.find(({ subgraph }) => subgraph.name === kept.name)?.subgraph ?? kept,
    );
    stricter = ordinary.map((subgraph) => ({
      ...subgraph,
      sdl: subgraph.sdl
        .replace(/\byearGroup: String/, '$& @ig(category: "EDUCATION", level: C5)')
        .replace(/\bsubstance: String/, '$& @ig(category: "HEALTH_CORE", level: C5)'),
    }));
    files = new SupergraphFiles(join(system.stateDir, 'supergraph'));
    files.write(ordinary);
    settings = {
      ...system.gatewaySettings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', 'swapping'),
      PONTIO_GATEWAY_STATE_DIR: join(system.stateDir, 'swapping'),
      PONTIO_GATEWAY_SUPERGRAPH_FILE: files.file,
      PONTIO_GATEWAY_SUPERGRAPH_ACCEPT_FILE: join(system.stateDir, 'accepted'),
      PONTIO_GATEWAY_SUPERGRAPH_LOOK_SECONDS: 1,
      // A hundred at once is more than everything in one process can answer in the usual time.
      PONTIO_GATEWAY_DEADLINE_MS: 120_000,
      PONTIO_GATEWAY_JOURNAL_DEADLINE_MS: 30_000,
      PONTIO_GATEWAY_SUBGRAPH_DEADLINE_MS: 60_000,
      PONTIO_GATEWAY_SUBGRAPH_CALLS: 2 * AT_ONCE,
      PONTIO_GATEWAY_CLIENT_RATE: 1_000_000,
      PONTIO_GATEWAY_PERSON_RATE: 1_000_000,
    };
    gateway = await startGateway(settings);
  }, 2 * MINUTE);
  afterAll(async () => {
    await gateway.close();
    await Promise.all(agencies.map((agency) => agency.close()));
    await system.close();
  }, MINUTE);

  const health = async (): Promise<Health> => (await (await fetch(`${gateway.url}/health`)).json()) as Health;
  const digest = async (): Promise<string> => (await health()).supergraph.digest;
  const askSana = async (token: string): Promise<GatewayAnswer> =>
    ask({ gateway: `${gateway.url}/graphql` }, token, aboutEllie);
  const token = (): Promise<string> => tokenFor(sanaAsks, system.description);
  const swapTo = async (subgraphs: readonly KeptSubgraph[]): Promise<string> => {
    const before = await digest();
    files.write(subgraphs);
    return until(digest, (now) => now !== before);
  };
  const accept = (...digests: string[]): void => {
    appendFileSync(String(settings.PONTIO_GATEWAY_SUPERGRAPH_ACCEPT_FILE), `${digests.join('\n')}\n`);
  };

  it('is refused when it loosens a label, until somebody accepts it', async () => {
    const lax = await digest();
    expect(await swapTo(stricter)).not.toBe(lax);
    files.write(ordinary);
    const refused = await until(health, ({ supergraph }) => supergraph.refused !== undefined);
    expect(refused).toMatchObject({
      status: 'degraded',
      supergraph: { refused: { digest: lax, reason: 'BREAKING_CHANGE' } },
    });
    accept(lax);
    expect(await until(digest, (now) => now === lax)).toBe(lax);
  });

  it(
    'is swapped without dropping a request, and no answer mixes two',
    async () => {
      const sana = await token();
      const whole = essenceOf(await askSana(sana));
      await swapTo(stricter);
      const less = essenceOf(await askSana(sana));
      expect(whole).toMatchObject({ status: 200, values: 3, errors: [] });
      expect(less).toMatchObject({ status: 200, values: 1, errors: [] });

      let isOver = false;
      const answers: GatewayAnswer[] = [];
      const asking = Array.from({ length: AT_ONCE }, async () => {
        while (!isOver) answers.push(await askSana(sana));
      });
      for (const next of [ordinary, stricter, ordinary, stricter, ordinary]) await swapTo(next);
      isOver = true;
      await Promise.all(asking);

      expect(answers.length).toBeGreaterThan(AT_ONCE);
      const seen = new Set(answers.map((answer) => JSON.stringify(essenceOf(answer))));
      expect([...seen].sort()).toEqual([JSON.stringify(less), JSON.stringify(whole)].sort());
    },
    3 * MINUTE,
  );

  it('is in the audit trail each time', async () => {
    const inForce = await digest();
    const published = await until(
      async () => (await system.storedEvents()).filter(({ record }) => record === inForce),
      (events) => events.length >= 4,
    );
    expect(published.length).toBeGreaterThanOrEqual(4);
  });

  it(
    'serves the other agencies after a restart while one is down, and picks that one up again',
    async () => {
      await gateway.close();
      await system.parts.stop('agency-health');
      // From here on the running agencies are asked.
      const { PONTIO_GATEWAY_SUPERGRAPH_FILE: _file, ...asking } = settings;
      gateway = await startGateway(asking);
      expect(await health()).toMatchObject({ status: 'degraded', supergraph: { absent: ['agency-health'] } });
      expect(valuesOf((await askSana(await token())).data)).toEqual(
        expect.arrayContaining(['person.education.yearGroup', 'person.education.attendancePercent']),
      );
      await system.parts.start('agency-health');
      const back = await until(health, ({ status }) => status === 'ok');
      expect(back).toEqual({ status: 'ok', supergraph: { digest: await digest(), absent: [] } });
      const sana = await token();
      const whole = await until(
        () => askSana(sana),
        ({ data }) => new Set(valuesOf(data)).size === 3,
      );
      expect(essenceOf(whole)).toMatchObject({ status: 200, values: 3 });
    },
    MINUTE,
  );
});

/** What two answers of one supergraph have in common. */
function essenceOf({ status, data, errors, sharing }: GatewayAnswer): Record<string, unknown> {
  const withheld = sharing?.withheld.map(({ path, categories, reason }) => ({ path, categories, reason }));
  const manifest = sharing?.manifest.map(({ source, category, status: state }) => ({
    source,
    category,
    state,
  }));
  const values = new Set(valuesOf(data)).size;
  const codes = errors.map(({ extensions }) => extensions['code']);
  return { status, errors: codes, values, data, withheld, manifest, outcome: sharing?.outcome };
}
