import { generateKeyPairSync } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResolveReference, Resolver } from '@nestjs/graphql';
import { type RunningService, createLogger, serveNest } from '@pontio/platform';
import { ReleaseOrderSigner } from '@pontio/request-context';
import { type Refusal, labelRow, subgraphModule } from '@pontio/subgraph';
import { createLocalJWKSet } from 'jose';
import { type EnforcedCase, type RunningSubgraphs, enforced, person } from '../../test/enforced.js';
import { policeTypes } from '../../test/police-types.js';
import { SubgraphClient } from './subgraph-client.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const gatewayKeys = createLocalJWKSet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'gw' }] });

@Resolver('Person')
class PolicePerson {
  @ResolveReference()
  resolveReference({ id }: { id: string }): object {
    const people = ['tom', 'ann'].map((name) => ({ __typename: 'Person', id: `agency-police:${name}` }));
    const incidents = [
      { date: '1 May', people, place: { town: 'Rhyl' } },
      labelRow({ date: '2 May', people }, { category: 'INTELLIGENCE' }),
    ];
    return { id, police: { warnings: 2, incidents, reporter: people[1] } };
  }
}

const EVERYTHING = [
  ...['Incident.date', 'Incident.people', 'Place.town', 'PoliceRecord.reporter', 'PoliceRecord.warnings'],
  'EducationRecord.attendancePercent',
];
const all = (name: string): EnforcedCase['rules'] =>
  Object.fromEntries(EVERYTHING.map((field) => [`per_${name} ${field}`, 'ALLOW' as const]));
const text = `{ person(identifier: { system: NHS, value: "1" }) {
  police { incidents { date people { id police { warnings } education { attendancePercent } } } reporter { id police { warnings } } }
  education { attendancePercent }
} }`;

describe('agencies behind real doors', () => {
  let police: RunningService;
  let school: Server;
  let over: RunningSubgraphs;
  let client: SubgraphClient;
  /** What the school, which has no door and tells lies, says of everybody it is asked about. */
  let lie: (entities: object[]) => unknown = (entities) => entities;
  const refusals: Refusal[] = [];

  beforeAll(async () => {
    police = await serveNest(
      subgraphModule({
        ...{ name: 'agency-police', typeDefs: policeTypes, gatewayKeys, providers: [PolicePerson] },
        recordRefusal: (refusal) => Promise.resolve(void refusals.push(refusal)),
      }),
      { name: 'agency-police', port: 0, logger: createLogger('test') },
    );
    school = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { variables } = JSON.parse(body) as { variables: { representations: { id: string }[] } };
        const entities = variables.representations.map(({ id }) => ({
          ...{ pontioKey: id, education: { attendancePercent: 91 } },
        }));
        response.end(JSON.stringify({ data: { _entities: lie(entities) } }));
      });
    });
    await new Promise<void>((resolve) => school.listen(0, '127.0.0.1', resolve));
    const { port } = school.address() as AddressInfo;
    client = new SubgraphClient({ deadlineMs: 5000 });
    const urls = new Map([
      ['agency-police', police.url],
      ['agency-education', `http://127.0.0.1:${String(port)}`],
    ]);
    over = {
      client,
      signer: new ReleaseOrderSigner(privateKey, 'gw'),
      urlOf: (name) => urls.get(name) ?? '',
    };
  });
  afterAll(async () => {
    await client.close();
    await police.close();
    await new Promise((resolve) => school.close(resolve));
  });

  const ask = (rules: EnforcedCase['rules']) => enforced({ text, subjects: [person('ellie')], rules, over });
  const tom = { id: 'per_tom', police: { warnings: 2 }, education: { attendancePercent: 91 } };

  it('take one order for several calls, and another when somebody was met', async () => {
    lie = (entities) => entities;
    const { data, calls, orders, sources } = await ask({ ...all('ellie'), ...all('tom') });
    expect(data).toEqual({
      person: {
        police: { incidents: [{ date: '1 May', people: [tom] }], reporter: null },
        education: { attendancePercent: 91 },
      },
    });
    expect(refusals).toEqual([]);
    expect(sources.unavailable()).toEqual([]);
    expect(orders).toBeLessThanOrEqual(calls.length);
    expect(JSON.stringify(data)).not.toContain('agency-');
  });

  it('are asked nothing about people of whom nothing is released', async () => {
    const { data, calls } = await ask(all('ellie'));
    expect(data).toMatchObject({ person: { police: { incidents: [{ date: '1 May', people: [] }] } } });
    expect(calls).toHaveLength(2);
  });

  it('turn away what no order covers, and say for which request it was', async () => {
    const signer = {
      sign: () => over.signer.sign({ ...ORDER_FOR_NOTHING }),
    } as unknown as ReleaseOrderSigner;
    const { data, sources } = await enforced({
      ...{ text: '{ person(identifier: { system: NHS, value: "1" }) { police { warnings } } }' },
      ...{ subjects: [person('ellie')], rules: all('ellie'), over: { ...over, signer } },
    });
    expect(data).toEqual({ person: { police: null } });
    expect(sources.unavailable()).toEqual(['agency-police']);
    expect(refusals).toMatchObject([{ fault: 'NOT_COVERED', digest: ORDER_FOR_NOTHING.digest }]);
    refusals.length = 0;
  });

  it.each<[string, (entities: object[]) => unknown]>([
    [
      'rows of other people',
      (entities) => entities.map((one) => ({ ...one, pontioKey: 'agency-education:zoe' })),
    ],
    ['more rows than were asked for', (entities) => [...entities, ...entities]],
    ['values of another type', (entities) => entities.map((one) => ({ ...one, education: 'excellent' }))],
    ['no list', () => ({})],
  ])('leave the others’ part right when one answers with %s', async (_what, told) => {
    lie = told;
    const { data, sources } = await ask({ ...all('ellie'), 'per_tom PoliceRecord.warnings': 'ALLOW' });
    expect(data).toMatchObject({
      person: { police: { incidents: [{ date: '1 May', people: [{ police: { warnings: 2 } }] }] } },
    });
    expect(JSON.stringify(data)).not.toMatch(/91|excellent/);
    expect(sources.unavailable()).toEqual(['agency-education']);
    expect(sources.of('agency-education').dropped).toBeGreaterThan(0);
  });

  it('give nothing that was not asked for, though it was sent', async () => {
    lie = (entities) => entities.map((one) => ({ ...one, health: { allergies: ['nuts'] }, name: 'Ellie' }));
    const { data, sources } = await ask(all('ellie'));
    expect(data).toMatchObject({ person: { education: { attendancePercent: 91 } } });
    expect(JSON.stringify(data)).not.toMatch(/nuts|Ellie/);
    expect(sources.of('agency-education').dropped).toBe(1);
  });
});

const ORDER_FOR_NOTHING = {
  ...{ id: 'ord_2', decisionId: 'dec_1', purpose: 'SAFEGUARD_CHILD', recipient: 'agy_leafshire' },
  ...{ audience: 'agency-police', digest: 'e'.repeat(43), grants: [] },
};
