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
    const { PONTIO_GATEWAY_SUBGRAPHS: subgraphs } = system.gatewaySettings;
    agency = await startMoodyAgency(subgraphs.find(({ name }) => name === 'agency-health')?.url ?? '');
    gateway = await startGatewayWith({
      PONTIO_GATEWAY_DEADLINE_MS: 4000,
      PONTIO_GATEWAY_SUBGRAPHS: withMoodyAgency(),
    });
    token = await tokenFor(sanaAsks, system.description);
  }, 120_000);
  afterAll(async () => {
    await gateway.close();
    await agency.close();
    await system.close();
  }, 60_000);

  const withMoodyAgency = (): GatewaySettings['PONTIO_GATEWAY_SUBGRAPHS'] =>
    system.gatewaySettings.PONTIO_GATEWAY_SUBGRAPHS.map(({ name, url }) => ({
      name,
      url: name === 'agency-health' ? agency.url : url,
    }));

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
      expect(performance.now() - started).toBeLessThan(8000);
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

  it('is not asked for a client that comes too often, which is told how long to wait and recorded once', async () => {
    const limited = await startGatewayWith({ PONTIO_GATEWAY_CLIENT_RATE: 2 });
    const replies = await inTurn(5, () => post(limited, token));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429, 429, 429]);
    expect(Number(replies.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await recordedOf(replies, 'RATE_LIMITED', 1)).toBe(1);
    await limited.close();
  });

  it('is not asked about a person whom one client looks up too often, and about others it is', async () => {
    const limited = await startGatewayWith({ PONTIO_GATEWAY_PERSON_RATE: 2 });
    const replies = await inTurn(3, () => post(limited, token));
    const another = await post(limited, token, { child: { system: 'NHS', value: '9990000050' } });
    await limited.close();
    expect([...replies, another].map(({ status }) => status)).toEqual([200, 200, 429, 200]);
  });

  it('is no matter for strangers, who cannot fill the audit trail either', async () => {
    const limited = await startGatewayWith({ PONTIO_GATEWAY_STRANGER_RATE: 2 });
    const replies = await inTurn(6, () => post(limited, undefined));
    const known = await post(limited, token);
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 429, 429, 429, 429]);
    expect(known.status).toBe(200);
    expect(await recordedOf(replies, 'TOKEN_MISSING', 2)).toBe(2);
    expect(await recordedOf(replies, 'RATE_LIMITED', 1)).toBe(1);
    await limited.close();
  });

  it('does not keep a gateway that is stopped from answering what it has begun', async () => {
    const stopped = await startGatewayWith({
      PONTIO_GATEWAY_SUBGRAPHS: withMoodyAgency(),
      PONTIO_GATEWAY_DEADLINE_MS: 4000,
    });
    agency.mood = 'HANGS';
    const { promise: hangs, resolve: hanging } = Promise.withResolvers<undefined>();
    agency.onHanging = () => {
      hanging(undefined);
    };
    const underWay = post(stopped, token);
    await hangs;
    const closed = stopped.close();
    expect((await post(stopped, token)).status).toBe(503);
    const answer = await underWay;
    await closed;
    agency.mood = 'WELL';
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ data: { person: { health: null } } });
  });

  it('cannot be got to say under one alias what it may not say under another', async () => {
    const person =
      'person(identifier: $child) { health { allergies { substance } } education { attendancePercent counsellingNotes { text } } }';
    const { data } = await ask({ gateway: `${gateway.url}/graphql` }, token, {
      query: `query ($child: PersonIdentifierInput!) { a: ${person} b: ${person} }`,
      variables: aboutEllie.variables,
    });
    expect(data?.['a']).toMatchObject({ health: expect.anything(), education: { counsellingNotes: null } });
    expect(data?.['b']).toEqual(data?.['a']);
  });

  async function post(
    service: RunningService,
    authorization: string | undefined,
    variables = aboutEllie.variables,
  ): Promise<Response> {
    return fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization !== undefined && { authorization: `Bearer ${authorization}` }),
      },
      body: JSON.stringify({ ...aboutEllie, variables }),
    });
  }

  async function inTurn<T>(times: number, work: () => Promise<T>): Promise<T[]> {
    const done: T[] = [];
    while (done.length < times) done.push(await work());
    return done;
  }

  /** How many of these requests the audit trail has as stopped for a reason, once so many of them are there. */
  async function recordedOf(replies: readonly Response[], reason: string, awaited: number): Promise<number> {
    const ids = new Set(replies.map(({ headers }) => headers.get('x-request-id')));
    const events = await until(
      async () =>
        (await system.storedEvents()).filter(
          (event) => ids.has(String(event['correlation'])) && event['reason'] === reason,
        ),
      (found) => found.length >= awaited,
    );
    return events.length;
  }
});
