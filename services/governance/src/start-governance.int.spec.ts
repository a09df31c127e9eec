import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditEvent, createReferencer, kindOf } from '@pontio/audit-contract';
import { createLogger } from '@pontio/platform';
import {
  type OrderActor,
  REGISTER_SUBJECT,
  type ReleaseGrant,
  ReleaseOrderSigner,
} from '@pontio/request-context';
import type { Refusal } from '@pontio/subgraph';
import { agencies, devika, ellieEnquiry, leafshire, people, practitioners, sana } from '@pontio/testing';
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
const asker = { recipientAgencyId: leafshire.id, practitionerId: sana.id, holderIds: [leafshire.id] };
const input = { subjectIds: ['per_ellie'], askers: [asker] };

describe('governance', () => {
  let database: TestDatabase;
  let service: RunningGovernance;
  let gatewayKey: CryptoKey;
  const refusals: Refusal[] = [];
  const events: AuditEvent[] = [];
  const refs = createReferencer(new Uint8Array(32));

  beforeAll(async () => {
    database = await createTestDatabase();
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    gatewayKey = pair.privateKey;
    service = await startGovernance({
      port: 0,
      databaseUrl: database.url,
      gatewayKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'gw' }] }),
      journal: { append: (more) => Promise.resolve(void events.push(...more)) },
      refs,
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

  async function ask(
    query: string,
    variables: object,
    grant: ReleaseGrant,
    actor?: OrderActor,
  ): Promise<unknown> {
    refusals.length = 0;
    events.length = 0;
    const releaseOrder = await new ReleaseOrderSigner(gatewayKey, 'gw').sign({
      id: 'ord_1',
      purpose: 'SAFEGUARD_CHILD',
      recipient: leafshire.id,
      audience: 'governance',
      grants: [grant],
      ...(actor !== undefined && { actor }),
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
          askers: [{ parties: { facts: { actor: { id: sana.id }, jurisdiction: 'ENG' } }, breakGlass: null }],
          subjects: [{ id: 'per_ellie', facts: { birthDate: '2016-03-14' } }],
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
    const malformed = { ...input, subjectIds: ['per_ellie', 'Ellie Marsh '.repeat(20)] };
    const grant = { subjects: malformed.subjectIds, fields: ['Query.decisionFacts'] };
    const answer = await ask(FACTS, { input: malformed }, grant);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_INVALID' } }] });
    expect(JSON.stringify(answer)).not.toContain('Marsh');
  });

  describe('asked to change the register', () => {
    const actorOf = ({ id, agencyId, role }: typeof sana): OrderActor => ({
      ...{ practitionerId: id, agencyId, role, caseRef: ellieEnquiry.caseRef },
      client: { id: 'leafshire-case-management', tokenId: 'tok_1' },
    });
    const coordinates = (root: string, type: string, fields: string): string[] => [
      `Mutation.${root}`,
      ...fields.split(' ').map((field) => `${type}.${field}`),
    ];
    const FIELDS = 'id status ground extended subjectRef';
    const DECLARE = `mutation ($person: PersonRef!, $ground: String!, $why: String!) {
      declareBreakGlass(person: $person, ground: $ground, justification: $why) { ${FIELDS} } }`;
    const declare = {
      ...{ person: { id: 'per_ellie' }, ground: 'LIFE_RISK' },
      why: 'She has taken tablets and does not wake.',
    };
    const fields = coordinates('declareBreakGlass', 'BreakGlass', FIELDS);

    it('makes the change for the practitioner in the order, and names nobody in its answer', async () => {
      const answer = await ask(DECLARE, declare, { subjects: ['per_ellie'], fields }, actorOf(sana));
      expect(answer).toEqual({
        data: {
          declareBreakGlass: {
            ...{ id: expect.stringMatching(/^bgl_/), status: 'OPEN', ground: 'LIFE_RISK', extended: false },
            subjectRef: refs('subject', 'per_ellie'),
          },
        },
      });
      expect(events.map(kindOf)).toEqual(['BREAK_GLASS_OPENED', 'NOTICE_OPENED', 'NOTICE_OPENED']);
    });

    it('refuses at the door a person who is not in the order, or whom the gateway has not resolved', async () => {
      const grant = { subjects: ['per_ada'], fields };
      for (const person of [{ id: 'per_ellie' }, { system: 'NHS', value: '9990000018' }]) {
        const answer = await ask(DECLARE, { ...declare, person }, grant, actorOf(sana));
        expect(answer).toMatchObject({ errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }] });
        expect(refusals).toMatchObject([{ fault: 'NOT_COVERED', rootField: 'Mutation.declareBreakGlass' }]);
      }
    });

    it('counts among the people of a change those inside its input', async () => {
      const restrict = `mutation ($person: PersonRef!, $input: RestrictionInput!) {
        setRestriction(person: $person, input: $input) { id } }`;
      const input = {
        ...{ code: 'R.DA_SAFETY', authority: 'MARAC', from: '2026-11-24', reviewAt: '2027-01-01' },
        ...{ breakGlass: 'FORBIDDEN', dangerousPersons: [{ id: 'per_kate' }] },
      };
      const variables = { person: { id: 'per_ellie' }, input };
      const grant = (...subjects: string[]) => ({
        subjects,
        fields: coordinates('setRestriction', 'RegisterRecord', 'id'),
      });
      expect(await ask(restrict, variables, grant('per_ellie'), actorOf(sana))).toMatchObject({
        errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }],
      });
      expect(await ask(restrict, variables, grant('per_ellie', 'per_kate'), actorOf(sana))).toMatchObject({
        data: { setRestriction: { id: expect.stringMatching(/^res_/) } },
      });
    });

    it('says in words what is wrong with a change', async () => {
      const short = { ...declare, why: 'urgent' };
      expect(await ask(DECLARE, short, { subjects: ['per_ellie'], fields }, actorOf(sana))).toMatchObject({
        errors: [
          {
            extensions: {
              code: 'CHANGE_INVALID',
              problems: ['justification: must be at least 20 characters.'],
            },
          },
        ],
      });
    });

    it('takes a ticket and an agreement as they are given', async () => {
      const share = `mutation ($ticket: RequestTicket!, $why: String!) {
        requestToShare(ticket: $ticket, why: $why) { id } }`;
      const ticket = {
        ...{ decisionId: 'dec_1', requestId: 'req_1', personId: 'per_ellie', holderId: 'agy_willowbank' },
        ...{ recipientId: leafshire.id, practitionerId: sana.id, purpose: 'SAFEGUARD_CHILD', level: 'C4' },
        ...{ reason: 'HOLDER_CONFIRMATION', fields: ['HealthRecord.x'], categories: ['MENTAL_HEALTH'] },
      };
      const grant = {
        subjects: [REGISTER_SUBJECT],
        fields: coordinates('requestToShare', 'ShareRequest', 'id'),
      };
      expect(await ask(share, { ticket, why: 'x' }, grant, actorOf(sana))).toMatchObject({
        data: { requestToShare: { id: expect.stringMatching(/^shr_/) } },
      });
      const drafted = `mutation ($document: AgreementDocument!) { draftAgreement(document: $document) { id } }`;
      const rule = { subjects: [REGISTER_SUBJECT], fields: coordinates('draftAgreement', 'Agreement', 'id') };
      expect(await ask(drafted, { document: { id: 'A-1' } }, rule, actorOf(devika))).toMatchObject({
        errors: [{ extensions: { code: 'CHANGE_INVALID' } }],
      });
    });

    it('opens notices for the gateway without a practitioner', async () => {
      const input = [
        { agencyId: leafshire.id, kind: 'NOTIFY_IG', decisionId: 'dec_7', subjectId: 'per_ellie' },
      ];
      const grant = { subjects: [REGISTER_SUBJECT], fields: ['Mutation.openNotices'] };
      const open = 'mutation ($input: [NoticeInput!]!) { openNotices(input: $input) }';
      expect(await ask(open, { input }, grant)).toEqual({ data: { openNotices: 1 } });
      expect(await ask(open, { input }, grant)).toEqual({ data: { openNotices: 0 } });
    });
  });

  it.each([
    ['breakGlassReviews', 'BreakGlass', 'justification'],
    ['shareRequests', 'ShareRequest', 'why'],
    ['nonDisclosures', 'NonDisclosure', 'reasons'],
    ['notices', 'Notice', 'kind'],
    ['agreements', 'Agreement', 'digest'],
    ['consents', 'Consent', 'fhir'],
  ])("answers an officer's %s about their own agency alone", async (root, type, field) => {
    const query = `query ($agencyId: ID!) { ${root}(agencyId: $agencyId) { id ${field} } }`;
    const grant = { subjects: [leafshire.id], fields: [`Query.${root}`, `${type}.id`, `${type}.${field}`] };
    const answer = await ask(query, { agencyId: leafshire.id }, grant);
    expect(answer).toMatchObject({ data: { [root]: expect.any(Array) } });
    expect(JSON.stringify(answer)).not.toContain('per_');
    expect(await ask(query, { agencyId: 'agy_willowbank' }, grant)).toMatchObject({
      errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }],
    });
  });
});
