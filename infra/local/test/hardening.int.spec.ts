import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewaySettings, startGateway } from '@pontio/gateway';
import type { RunningService } from '@pontio/platform';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { aboutEllie, sanaAsks } from '../src/demo/questions.js';
import { type MoodyAgency, startMoodyAgency } from './moody-agency.js';
import { type TestSystem, startTestSystem, until } from './test-system.js';

describe('an agency that does not do what it should', () => {
  let system: TestSystem;
  let agency: MoodyAgency;
  let gateway: RunningService;
  let token = '';
  beforeAll(async () => {
    system = await startTestSystem('none');
    const subgraphs = system.gatewaySettings.PONTIO_GATEWAY_SUBGRAPHS;
    const real = subgraphs.find(({ name }) => name === 'agency-health')?.url ?? '';
    agency = await startMoodyAgency(real);
    gateway = await startGatewayWith({
      PONTIO_GATEWAY_DEADLINE_MS: 1500,
      PONTIO_GATEWAY_SUBGRAPHS: subgraphs.map(({ name, url }) => ({
        name,
        url: name === 'agency-health' ? agency.url : url,
      })),
    });
    token = await tokenFor(sanaAsks, system.description);
  }, 120_000);
  afterAll(async () => {
    await gateway.close();
    await agency.close();
    await system.close();
  }, 60_000);

  function startGatewayWith(settings: Partial<GatewaySettings>): Promise<RunningService> {
    return startGateway({
      ...system.gatewaySettings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', randomUUID()),
      ...settings,
    });
  }

  const asked = (): Promise<GatewayAnswer> => ask({ gateway: `${gateway.url}/graphql` }, token, aboutEllie);
  const statusOf = ({ sharing }: GatewayAnswer, source: string): string | undefined =>
    sharing?.manifest.find((entry) => entry.source === source && entry.category === categories[source])
      ?.status;
  const categories: Readonly<Record<string, string>> = {
    'agency-health': 'HEALTH_CORE',
    'agency-education': 'EDUCATION',
  };

  it.each(['HANGS', 'FLOODS'] as const)(
    'leaves the other agencies part of the answer right and on time when it %s',
    async (mood) => {
      agency.mood = mood;
      const started = performance.now();
      const answer = await asked();
      expect(performance.now() - started).toBeLessThan(2500);
      expect(answer).toMatchObject({
        status: 200,
        data: { person: { health: null, education: { attendancePercent: 77.7 } } },
      });
      expect(statusOf(answer, 'agency-health')).toBe('UNAVAILABLE');
      expect(statusOf(answer, 'agency-education')).toBe('RETURNED');
      agency.mood = 'WELL';
      const recovered = await until(asked, ({ errors }) => errors.length === 0);
      expect(statusOf(recovered, 'agency-health')).toBe('RETURNED');
    },
  );

  it('is hung up on when the caller goes away, and nothing is said to have been given', async () => {
    const caller = new AbortController();
    agency.mood = 'HANGS';
    agency.onHanging = () => {
      caller.abort();
    };
    const answer = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(aboutEllie),
      signal: caller.signal,
    });
    await expect(answer).rejects.toThrow();
    await agency.hungUp;
    agency.mood = 'WELL';
    const stopped = await until(
      async () => (await system.storedEvents()).find(({ reason }) => reason === 'CALLER_GONE'),
      (event) => event !== undefined,
    );
    const ofRequest = (await system.storedEvents()).filter(
      ({ correlation }) => correlation === stopped?.['correlation'],
    );
    expect(ofRequest.map(({ phase }) => phase)).toContain('decision');
    expect(ofRequest.map(({ phase }) => phase)).not.toContain('release');
  });
});
