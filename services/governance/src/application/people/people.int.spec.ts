import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { agencies, ellieEnquiry, joan, leafshire, people, practitioners, sana, tom } from '@pontio/testing';
import { createTestDatabase } from '@pontio/testing/servers';
import { practiceRegister } from '../../../test/practice-register.js';
import { TestRegister } from '../../../test/test-register.js';
import { assessCompetence } from './assess-competence.js';
import { endRepresentative } from './end-record.js';
import { recordInvolvement } from './record-involvement.js';
import { recordJudgement } from './record-judgement.js';
import { recordRepresentative } from './record-representative.js';

const ground = { agencies, practitioners, people, enquiry: ellieEnquiry };
const ellie = { id: 'per_ellie' };
const parent = {
  person: ellie,
  representative: { id: 'per_kate' },
  input: { capacity: 'PR', evidence: 'Birth certificate.', from: '2016-03-14', excludedFromNotice: true },
};

describe('what is recorded of people', () => {
  let register: TestRegister;

  beforeAll(async () => {
    register = await TestRegister.open(await createTestDatabase(), practiceRegister(ground));
  }, 60_000);
  afterAll(() => register.close());
  beforeEach(() => void register.takeKinds());

  const factsOf = async (personId: string) => (await register.factsOf(personId, sana)).subjects[0]?.facts;

  it('tells decisions who may act for a person, until that ends', async () => {
    const { id } = await register.change(recordRepresentative, sana, parent);
    expect((await factsOf('per_ellie'))?.representatives).toEqual([
      { personId: 'per_kate', capacity: 'PR', from: '2016-03-14', excludedFromNotice: true },
    ]);
    await register.change(endRepresentative, sana, { id, reason: 'An order of the court.' });
    expect((await factsOf('per_ellie'))?.representatives).toEqual([]);
    expect(register.events.map(({ data }) => data.reason)).toEqual(['PR', 'ENDED']);
  });

  it('keeps every assessment of competence and the day to look again', async () => {
    const assess = (outcome: string, reviewAt?: string) =>
      register.change(assessCompetence, sana, {
        person: ellie,
        input: { domain: 'SHARING', outcome, reasons: 'We talked for an hour.', reviewAt },
      });
    await assess('NOT_COMPETENT', '2027-05-01');
    await assess('COMPETENT');
    expect((await factsOf('per_ellie'))?.competence).toEqual([
      {
        domain: 'SHARING',
        outcome: 'NOT_COMPETENT',
        at: register.now().toISOString(),
        reviewAt: '2027-05-01',
      },
      { domain: 'SHARING', outcome: 'COMPETENT', at: register.now().toISOString() },
    ]);
    expect(register.takeKinds()).toEqual(['COMPETENCE_ASSESSED', 'COMPETENCE_ASSESSED']);
  });

  it('takes nobody for their own representative', async () => {
    await expect(
      register.change(recordRepresentative, sana, { ...parent, representative: ellie }),
    ).rejects.toMatchObject({ problems: ['representative: must be somebody else than the person.'] });
  });

  const involvement = { role: 'MEMBER', caseRef: 'C-1', from: '2026-11-01' };
  it.each<[string, object, string]>([
    ['claims evidence for themselves', { evidence: 'COURT' }, 'evidence: must be SELF_CLAIMED'],
    ['names somebody of another agency', { actorId: joan.id, evidence: 'REFERRAL' }, 'actorId: must be'],
    ['ends before it begins', { to: '2026-10-31', evidence: 'SELF_CLAIMED' }, 'to: must not be before'],
  ])('takes no involvement that %s', async (_what, more, problem) => {
    await expect(
      register.change(recordInvolvement, sana, { person: ellie, input: { ...involvement, ...more } }),
    ).rejects.toMatchObject({ problems: [expect.stringContaining(problem)] });
  });

  it('takes what a practitioner records of a team of their own as claimed, like what they record of themselves', async () => {
    await register.database.query(`update practitioner set team_ids = '{team_2}' where id = $1`, [sana.id]);
    const record = (evidence: string) =>
      register.change(recordInvolvement, sana, {
        person: ellie,
        input: { ...involvement, teamId: 'team_2', evidence },
      });
    await expect(record('REFERRAL')).rejects.toMatchObject({
      problems: ['evidence: must be SELF_CLAIMED when it is about yourself or a team of yours.'],
    });
    await expect(record('SELF_CLAIMED')).resolves.toMatchObject({ status: 'ACTIVE' });
  });

  it('lets a practitioner record the involvement of a colleague, or of a team', async () => {
    const record = (more: object) =>
      register.change(recordInvolvement, sana, {
        person: { id: 'per_noah' },
        input: { ...involvement, evidence: 'SOURCE_SYSTEM', ...more },
      });
    await record({ actorId: tom.id });
    await record({ teamId: 'team_1' });
    expect((await factsOf('per_noah'))?.involvement).toMatchObject([
      { actorId: tom.id, agencyId: leafshire.id },
      { teamId: 'team_1', evidence: 'SOURCE_SYSTEM' },
    ]);
  });

  const judgement = { reasons: 'x', categories: [], recipients: [] };
  it.each<[string, object, string]>([
    ['of a condition without the condition', { kind: 'CONDITION' }, 'condition: goes with'],
    ['of an exemption that is not named', { kind: 'EXEMPTION' }, 'ref: goes with'],
    ['of an exemption that nobody knows', { kind: 'EXEMPTION', ref: 'Sch 99' }, 'ref: '],
    ['made in advance above C3', { kind: 'STANDING', upTo: 'C4' }, 'upTo: must be C3 or less'],
    ['that has ended', { kind: 'CASE', validTo: '2026-11-01' }, 'validTo: must not be in the past'],
  ])('takes no judgement %s', async (_what, more, problem) => {
    await expect(
      register.change(recordJudgement, sana, { person: ellie, input: { ...judgement, ...more } }),
    ).rejects.toMatchObject({ problems: [expect.stringContaining(problem)] });
  });
});
