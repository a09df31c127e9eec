import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@pontio/platform';
import { type ReleaseGrant, ReleaseOrderSigner } from '@pontio/request-context';
import { type Refusal } from '@pontio/subgraph';
import { ada, ellie, northmere, people } from '@pontio/testing';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import { type RunningPersonIndex, startPersonIndex } from './start-person-index.js';

const ELLIE = { system: 'NHS', value: ellie.nhsNumber };
const ADA = { system: 'NHS', value: ada.nhsNumber };
const subjectOf = ({ system, value }: typeof ELLIE): string => `identifier:${system}:${value}`;
const PERSON = 'query ($identifier: PersonIdentifierInput!) { person(identifier: $identifier) { id } }';
const RESOLVE =
  'query ($identifiers: [PersonIdentifierInput!]!) { resolveSubjects(identifiers: $identifiers) }';

describe('the person index', () => {
  let database: TestDatabase;
  let service: RunningPersonIndex;
  let gatewayKey: CryptoKey;
  let ellieId: string;
  const refusals: Refusal[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    gatewayKey = pair.privateKey;
    service = await startPersonIndex({
      port: 0,
      databaseUrl: database.url,
      identifierKey: new Uint8Array(32).fill(7),
      gatewayKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'gw' }] }),
      recordRefusal: (refusal) => Promise.resolve(void refusals.push(refusal)),
      logger: createLogger('test'),
    });
    for (const { nhsNumber, recordIds } of people) {
      for (const [agencyId, recordRef] of Object.entries(recordIds)) {
        const identifiers = [{ system: 'NHS', value: nhsNumber } as const];
        const outcome = await service.registerRecord({
          agencyId,
          recordSystem: 'records',
          recordRef,
          identifiers,
        });
        if (nhsNumber === ellie.nhsNumber && outcome.status === 'Match') ellieId = outcome.personId;
      }
    }
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  async function ask(query: string, variables: object, ...grants: ReleaseGrant[]): Promise<unknown> {
    refusals.length = 0;
    const order = {
      id: 'ord_1',
      purpose: 'SAFEGUARD_CHILD',
      recipient: 'agy_leafshire',
      audience: 'person-index',
      grants,
    };
    const releaseOrder = await new ReleaseOrderSigner(gatewayKey, 'gw').sign(order);
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables, extensions: { releaseOrder } }),
    });
    return response.json();
  }
  const refused = { errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }] };

  it('tells the gateway which records are of the people it asks about, in order', async () => {
    const unknown = { system: 'NHS', value: '9434765919' };
    const identifiers = [unknown, ELLIE];
    const grant = { subjects: identifiers.map(subjectOf), fields: ['Query.resolveSubjects'] };
    const answer = await ask(RESOLVE, { identifiers }, grant);
    expect(answer).toEqual({
      data: {
        resolveSubjects: [
          { status: 'NoMatch', links: [] },
          {
            status: 'Match',
            personId: ellieId,
            links: Object.keys(ellie.recordIds)
              .sort()
              .map((agencyId) => ({
                agencyId,
                recordSystem: 'records',
                recordRef: ellie.recordIds[agencyId],
              })),
          },
        ],
      },
    });
    expect(ellie.recordIds).toHaveProperty(northmere.id);
  });

  it('answers whom an identifier stands for', async () => {
    const grant = { subjects: [subjectOf(ELLIE)], fields: ['Query.person', 'Person.id'] };
    expect(await ask(PERSON, { identifier: ELLIE }, grant)).toEqual({ data: { person: { id: ellieId } } });
  });

  it.each([
    ['another person', { subjects: [subjectOf(ADA)], fields: ['Query.person', 'Person.id'] }],
    ['another field', { subjects: [subjectOf(ELLIE)], fields: ['Query.person'] }],
    ['the person by another name', { subjects: [ellie.nhsNumber], fields: ['Query.person', 'Person.id'] }],
  ])('refuses and records a question whose order is for %s', async (_what, grant) => {
    expect(await ask(PERSON, { identifier: ELLIE }, grant)).toMatchObject(refused);
    expect(refusals).toMatchObject([{ fault: 'NOT_COVERED', rootField: 'Query.person' }]);
  });

  it('refuses a list of people of whom one is not in the order', async () => {
    const grant = { subjects: [subjectOf(ELLIE)], fields: ['Query.resolveSubjects'] };
    expect(await ask(RESOLVE, { identifiers: [ELLIE, ADA] }, grant)).toMatchObject(refused);
  });

  it('tells the gateway whose record an agency’s own id names, in order, and which records are theirs', async () => {
    const recordRef = ellie.recordIds[northmere.id] ?? '';
    const recordRefs = ['nobody', recordRef];
    const subjects = recordRefs.map((ref) => `record:${northmere.id}:${ref}`);
    const query =
      'query ($agencyId: ID!, $recordRefs: [String!]!) { resolveRecords(agencyId: $agencyId, recordRefs: $recordRefs) }';
    const variables = { agencyId: northmere.id, recordRefs };
    const answer = await ask(query, variables, { subjects, fields: ['Query.resolveRecords'] });
    expect(answer).toMatchObject({
      data: {
        resolveRecords: [
          { status: 'NoMatch', links: [] },
          { status: 'Match', personId: ellieId },
        ],
      },
    });
    expect(answer).toHaveProperty(
      'data.resolveRecords.1.links',
      expect.arrayContaining([{ agencyId: northmere.id, recordSystem: 'records', recordRef }]),
    );
    const one = { subjects: subjects.slice(0, 1), fields: ['Query.resolveRecords'] };
    expect(await ask(query, variables, one)).toMatchObject(refused);
  });

  it('answers whom each of a list of identifiers stands for, and of at most 50', async () => {
    const query =
      'query ($identifiers: [PersonIdentifierInput!]!) { people(identifiers: $identifiers) { id } }';
    const unknown = { system: 'NHS', value: '9434765919' };
    const identifiers = [unknown, ELLIE];
    const grant = { subjects: identifiers.map(subjectOf), fields: ['Query.people', 'Person.id'] };
    expect(await ask(query, { identifiers }, grant)).toEqual({ data: { people: [null, { id: ellieId }] } });
    const many = new Array<typeof ELLIE>(51).fill(ELLIE);
    expect(await ask(query, { identifiers: many }, grant)).toMatchObject({ data: { people: null } });
  });

  it('refuses to resolve nobody', async () => {
    const grant = { subjects: [subjectOf(ELLIE)], fields: ['Query.resolveSubjects'] };
    expect(await ask(RESOLVE, { identifiers: [] }, grant)).toMatchObject(refused);
  });
});
