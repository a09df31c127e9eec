import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReleaseGrant, ReleaseOrderSigner } from '@pontio/request-context';
import { ada, ellie } from '@pontio/testing';
import { type CryptoKey, type JWK, generateKeyPair, importJWK } from 'jose';
import { type TestSystem, startTestSystem, until } from './test-system.js';

/** For each agency, a field it serves and the whole path of coordinates to it. */
const agencies = {
  'agency-childrens-services': {
    owner: 'agy_northmere',
    selection: 'socialCare { plan }',
    fields: ['Person.socialCare', 'SocialCareRecord.plan'],
  },
  'agency-health': {
    owner: 'agy_willowbank',
    selection: 'health { registeredPractice }',
    fields: ['Person.health', 'HealthRecord.registeredPractice'],
  },
  'agency-education': {
    owner: 'agy_alderbrook',
    selection: 'education { yearGroup }',
    fields: ['Person.education', 'EducationRecord.yearGroup'],
  },
} as const;
type Agency = keyof typeof agencies;
const names = Object.keys(agencies) as Agency[];

describe('a call straight to a subgraph, past the gateway', () => {
  let system: TestSystem;
  let signer: ReleaseOrderSigner;
  let gatewayKey: { key: CryptoKey; kid: string };
  beforeAll(async () => {
    system = await startTestSystem();
    const jwk = JSON.parse(readFileSync(join(system.stateDir, 'keys', 'gateway-signing.jwk'), 'utf8')) as JWK;
    gatewayKey = { key: (await importJWK(jwk, 'EdDSA')) as CryptoKey, kid: jwk.kid ?? '' };
    signer = new ReleaseOrderSigner(gatewayKey.key, gatewayKey.kid);
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  const urlOf = (name: string): string => system.parts.states().find((part) => part.name === name)?.url ?? '';
  const recordOf = (name: Agency, person = ellie): string => person.recordIds[agencies[name].owner] ?? '';
  const grantFor = (name: Agency, person = ellie): ReleaseGrant => ({
    subjects: [recordOf(name, person)],
    fields: ['Query._entities', ...agencies[name].fields],
  });
  const order = (name: string, grants: ReleaseGrant[], by = signer): Promise<string> =>
    by.sign({
      id: 'ord_test',
      purpose: 'SAFEGUARD_CHILD',
      recipient: 'agy_leafshire',
      audience: name,
      grants,
    });

  async function callEntities(name: Agency, releaseOrder?: string): Promise<unknown> {
    return call(name, {
      query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { ${agencies[name].selection} } } }`,
      variables: { r: [{ __typename: 'Person', id: recordOf(name) }] },
      extensions: { releaseOrder },
    });
  }

  async function call(name: string, body: object): Promise<unknown> {
    const response = await fetch(`${urlOf(name)}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  /** How often the ledger has the refusal. */
  async function refusals(subgraph: string, fault: string): Promise<number> {
    const events = await system.storedEvents();
    return events.filter((data) => data['subgraph'] === subgraph && data['fault'] === fault).length;
  }

  const untilRecorded = (subgraph: string, fault: string, before: number): Promise<number> =>
    until(
      () => refusals(subgraph, fault),
      (count) => count > before,
    );

  it.each(names)('is answered by %s when it carries a valid order: the lock has a key', async (name) => {
    const answer = await callEntities(name, await order(name, [grantFor(name)]));
    expect(answer).not.toHaveProperty('errors');
    expect(answer).toMatchObject({ data: { _entities: [expect.objectContaining({})] } });
  });

  const faults: [string, string, (name: Agency) => Promise<string | undefined>][] = [
    ['no release order', 'MISSING', () => Promise.resolve(undefined)],
    ['an expired order', 'EXPIRED', (name) => expiredOrder(name)],
    ['an order for another person', 'NOT_COVERED', (name) => order(name, [grantFor(name, ada)])],
    [
      'an order signed by another key',
      'WRONG_KEY',
      async (name) => {
        const { privateKey } = await generateKeyPair('EdDSA');
        return order(name, [grantFor(name)], new ReleaseOrderSigner(privateKey, gatewayKey.kid));
      },
    ],
  ];
  const everyFault = names.flatMap((name) =>
    faults.map(([what, fault, make]) => ({ name, what, fault, make })),
  );

  it.each(everyFault)(
    'is refused by $name with $what, and the refusal is in the audit trail',
    async ({ name, fault, make }) => {
      const before = await refusals(name, fault);
      const answer = await callEntities(name, await make(name));
      expect(answer).toEqual({
        data: null,
        errors: [expect.objectContaining({ extensions: { code: 'RELEASE_ORDER_REFUSED' } })],
      });
      expect(await untilRecorded(name, fault, before)).toBe(before + 1);
    },
  );

  it.each([
    [
      'governance',
      '{ decisionFacts(input: { subjectIds: [], askers: [{ recipientAgencyId: "a", practitionerId: "p", holderIds: [] }] }) }',
    ],
    ['person-index', '{ resolveSubjects(identifiers: [{ system: NHS, value: "9990000018" }]) }'],
    ['ledger', '{ auditTrail(agencyId: "agy_leafshire") { sentence } }'],
    ['ledger', '{ _service { sdl } }'],
  ])('is refused by %s too, which is no agency', async (name, query) => {
    expect(await call(name, { query })).toMatchObject({
      errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }],
    });
    expect(await untilRecorded(name, 'MISSING', 0)).toBeGreaterThan(0);
  });

  function expiredOrder(name: Agency): Promise<string> {
    const before = new ReleaseOrderSigner(gatewayKey.key, gatewayKey.kid, () => Date.now() - 120_000);
    return order(name, [grantFor(name)], before);
  }
});
