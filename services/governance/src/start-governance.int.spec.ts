import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReferencer } from '@pontio/audit-contract';
import { createLogger } from '@pontio/platform';
import { type ReleaseGrant, ReleaseOrderSigner } from '@pontio/request-context';
import type { Refusal } from '@pontio/subgraph';
import { agencies, ellieEnquiry, leafshire, people, practitioners, sana } from '@pontio/testing';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import { practiceGroundRegister } from './practice-ground/practice-ground-register.js';
import { type RunningGovernance, startGovernance } from './start-governance.js';

const FACTS = 'query ($input: DecisionFactsInput!) { decisionFacts(input: $input) }';
const AGENCIES = '{ agencies { id name subgraph dutyContact { phone hours outOfHours } } }';
const DIRECTORY_FIELDS = [
  'Query.agencies',
  ...['id', 'name', 'subgraph', 'dutyContact'].map((field) => `Agency.${field}`),
  ...['phone', 'hours', 'outOfHours'].map((field) => `DutyContact.${field}`),
];
const input = {
  recipientAgencyId: leafshire.id,
  practitionerId: sana.id,
  purpose: 'SAFEGUARD_CHILD',
  at: '2026-11-24T10:00:00.000Z',
  subjectIds: ['per_ellie'],
  holderIds: [leafshire.id],
};

describe('governance', () => {
  let database: TestDatabase;
  let service: RunningGovernance;
  let gatewayKey: CryptoKey;
  const refusals: Refusal[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    gatewayKey = pair.privateKey;
    service = await startGovernance({
      port: 0,
      databaseUrl: database.url,
      gatewayKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'gw' }] }),
      journal: { append: () => Promise.resolve() },
      refs: createReferencer(new Uint8Array(32)),
      recordRefusal: (refusal) => Promise.resolve(void refusals.push(refusal)),
      logger: createLogger('test'),
    });
    await service.seed(
      practiceGroundRegister({
        agencies,
        practitioners,
        people,
        personIds: Object.fromEntries(people.map(({ key }) => [key, `per_${key}`])),
        enquiry: { ...ellieEnquiry, child: 'ellie', lead: sana.id, refusedBy: 'kate' },
      }),
    );
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  async function ask(query: string, variables: object, grant: ReleaseGrant): Promise<unknown> {
    refusals.length = 0;
    const releaseOrder = await new ReleaseOrderSigner(gatewayKey, 'gw').sign({
      id: 'ord_1',
      purpose: 'SAFEGUARD_CHILD',
      recipient: leafshire.id,
      audience: 'governance',
      grants: [grant],
    });
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables, extensions: { releaseOrder } }),
    });
    return response.json();
  }

  it('tells whom to telephone at every agency', async () => {
    const answer = await ask(AGENCIES, {}, { subjects: ['directory'], fields: DIRECTORY_FIELDS });
    const expected = agencies.map(({ id, name, subgraph = null, dutyContact }) => ({
      ...{ id, name, subgraph, dutyContact },
    }));
    expect(answer).toEqual({
      data: { agencies: expected.sort((a, b) => (a.id < b.id ? -1 : 1)) },
    });
  });

  it('gives the gateway the facts of one decision', async () => {
    const answer = await ask(FACTS, { input }, { subjects: ['per_ellie'], fields: ['Query.decisionFacts'] });
    expect(answer).toMatchObject({
      data: {
        decisionFacts: {
          parties: { facts: { actor: { id: sana.id }, jurisdiction: 'ENG' } },
          subjects: [{ id: 'per_ellie', facts: { birthDate: '2016-03-14' } }],
          breakGlass: null,
        },
      },
    });
  });

  it('gives the facts of the asking agency alone when nobody is asked about', async () => {
    const nobody = { ...input, subjectIds: [] };
    const grant = { subjects: [leafshire.id], fields: ['Query.decisionFacts'] };
    expect(await ask(FACTS, { input: nobody }, grant)).toMatchObject({
      data: { decisionFacts: { subjects: [] } },
    });
  });

  it('refuses and records a question about somebody who is not in the order', async () => {
    const both = { ...input, subjectIds: ['per_ellie', 'per_ada'] };
    const grant = { subjects: ['per_ellie'], fields: ['Query.decisionFacts'] };
    expect(await ask(FACTS, { input: both }, grant)).toMatchObject({
      errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }],
    });
    expect(refusals).toMatchObject([{ fault: 'NOT_COVERED', rootField: 'Query.decisionFacts' }]);
  });

  it('says that a malformed question is malformed, and quotes nothing of it', async () => {
    const malformed = { ...input, at: 'Ellie Marsh' };
    const grant = { subjects: ['per_ellie'], fields: ['Query.decisionFacts'] };
    const answer = await ask(FACTS, { input: malformed }, grant);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_INVALID' } }] });
    expect(JSON.stringify(answer)).not.toContain('Marsh');
  });
});
