import { createHash, randomUUID } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewaySettings, startGateway } from '@pontio/gateway';
import { readOperations, shippedOperations } from '@pontio/gateway/operations';
import type { RunningService } from '@pontio/platform';
import { ellie } from '@pontio/testing';
import { type Asker, type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { devikaAsks, sanaAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem, until } from './test-system.js';

const { operations } = readOperations(shippedOperations);
const idOf = (name: string): string => operations.find((one) => one.name === name)?.id ?? '';
const variables = { child: { system: 'NHS', value: ellie.nhsNumber } };
const wellbeing = { documentId: `sha256:${idOf('school-wellbeing')}`, variables };
const free = {
  query: 'query ($child: PersonIdentifierInput!) { person(identifier: $child) { education { yearGroup } } }',
  variables,
};

describe('a gateway that answers the operations that it holds', () => {
  let system: TestSystem;
  let production: RunningService;
  beforeAll(async () => {
    system = await startTestSystem();
    production = await another({ PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: 'refuse' });
  }, 120_000);
  afterAll(async () => {
    await production.close();
    await system.close();
  }, 60_000);

  const another = (changed: Partial<GatewaySettings>): Promise<RunningService> =>
    startGateway({
      ...system.gatewaySettings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', randomUUID()),
      ...changed,
    });
  const askAt = async (
    { url }: Pick<RunningService, 'url'>,
    asker: Asker,
    body: Parameters<typeof ask>[2],
  ): Promise<GatewayAnswer> =>
    ask({ gateway: `${url}/graphql` }, await tokenFor(asker, system.description), body);
  const codeOf = ({ status, errors }: GatewayAnswer): string =>
    `${String(status)} ${String(errors[0]?.extensions['code'])}`;

  it.each([
    ['its documentId', wellbeing],
    ['its id', { id: idOf('school-wellbeing'), variables }],
    [
      'its hash, as clients send it first',
      { extensions: { persistedQuery: { version: 1, sha256Hash: idOf('school-wellbeing') } }, variables },
    ],
    ['its text', { query: operations.find(({ name }) => name === 'school-wellbeing')?.document, variables }],
  ])('answers one that is asked by %s', async (_how, body) => {
    const { status, data } = await askAt(production, sanaAsks, body);
    expect({ status, data }).toMatchObject({
      status: 200,
      data: { person: { education: { attendancePercent: 77.7 } } },
    });
  });

  it('refuses one for another purpose than it is meant for, and records who asked', async () => {
    const body = {
      ...wellbeing,
      documentId: idOf('own-audit-trail'),
      variables: { agency: 'agy_leafshire' },
    };
    const refused = await askAt(production, sanaAsks, body);
    expect(codeOf(refused)).toBe('403 OPERATION_NOT_FOR_PURPOSE');
    expect(await recordOf(refused)).toMatchObject({
      outcome: 'deny',
      reason: 'OPERATION_NOT_FOR_PURPOSE',
      purpose: 'SAFEGUARD_CHILD',
      requester: { org: 'agy_leafshire', role: 'SOCIAL_WORKER' },
    });
    expect(codeOf(await askAt(production, devikaAsks, body))).toBe('200 undefined');
  });

  it('refuses any other document, says what to do, and records it', async () => {
    const refused = await askAt(production, sanaAsks, free);
    expect(codeOf(refused)).toBe('403 OPERATION_NOT_PERSISTED');
    expect(refused.errors[0]?.message).toContain('have the operator add yours');
    expect(await recordOf(refused)).toMatchObject({ reason: 'OPERATION_NOT_PERSISTED' });
  });

  it('knows no other id, and says so before a document is looked at', async () => {
    const body = { documentId: 'f'.repeat(64), variables };
    expect(codeOf(await askAt(production, sanaAsks, body))).toBe('404 PERSISTED_QUERY_NOT_FOUND');
  });

  it('lets the clients ask freely that a setting names, and no others', async () => {
    const console = await another({
      PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: 'refuse',
      PONTIO_GATEWAY_FREE_OPERATION_CLIENTS: ['leafshire-case-management'],
    });
    const asked = await askAt(console, sanaAsks, free);
    await console.close();
    expect(codeOf(asked)).toBe('200 undefined');
  });

  it('leaves out what is broken in a folder of its own, and answers the rest of it', async () => {
    const folder = join(system.stateDir, 'operations');
    cpSync(shippedOperations, folder, { recursive: true });
    const query = 'query ($child: PersonIdentifierInput!) { person(identifier: $child) { shoeSize } }';
    writeFileSync(join(folder, 'school-wellbeing.graphql'), query);
    writeFileSync(join(folder, 'front-door-check.yaml'), 'purposes: [CURIOSITY]');
    const gateway = await another({
      PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: 'refuse',
      PONTIO_GATEWAY_OPERATIONS_DIR: folder,
    });
    const askFor = (documentId: string): Promise<GatewayAnswer> =>
      askAt(gateway, sanaAsks, { documentId, variables });
    const misfit = await askFor(createHash('sha256').update(query).digest('hex'));
    const broken = await askFor(idOf('front-door-check'));
    const whole = await askFor(idOf('safeguarding-strategy-meeting'));
    await gateway.close();
    expect([misfit, broken, whole].map(codeOf)).toEqual([
      '400 OPERATION_INVALID',
      '404 PERSISTED_QUERY_NOT_FOUND',
      '200 undefined',
    ]);
    expect(misfit.errors[0]?.extensions['hint']).toBe('Cannot query field "shoeSize" on type "Person"');
  });

  it('in development keeps a document that comes with its id, for the purpose it came for', async () => {
    const { gateway } = system.description;
    const url = new URL(gateway).origin;
    const query = `${free.query} # ${randomUUID()}`;
    const hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
    expect(codeOf(await askAt({ url }, sanaAsks, { extensions, variables }))).toBe(
      '404 PERSISTED_QUERY_NOT_FOUND',
    );
    expect(codeOf(await askAt({ url }, sanaAsks, { query, extensions, variables }))).toBe('200 undefined');
    expect(codeOf(await askAt({ url }, sanaAsks, { extensions, variables }))).toBe('200 undefined');
    expect(codeOf(await askAt({ url }, devikaAsks, { extensions, variables }))).toBe(
      '403 OPERATION_NOT_FOR_PURPOSE',
    );
  });

  async function recordOf({ errors }: GatewayAnswer): Promise<Record<string, unknown> | undefined> {
    const requestId = errors[0]?.extensions['requestId'];
    return until(
      async () => (await system.storedEvents()).find(({ correlation }) => correlation === requestId),
      (event) => event !== undefined,
    );
  }
});
