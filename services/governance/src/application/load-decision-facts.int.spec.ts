import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, runMigrations } from '@pontio/persistence';
import { agencies, ellieEnquiry, leafshire, people, practitioners, sana, willowbank } from '@pontio/testing';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import type { DataSource, Logger } from 'typeorm';
import { governancePersistence } from '../persistence/governance.persistence.js';
import { practiceGroundRegister } from '../practice-ground/practice-ground-register.js';
import { parseQuestion } from './decision-facts-question.js';
import { LoadDecisionFacts } from './load-decision-facts.js';
import type { RegisterDocument } from './register-document.js';
import { seedGovernance } from './seed-governance.js';

const personIds = Object.fromEntries(people.map(({ key }) => [key, `per_${key}`]));
const enquiry = { ...ellieEnquiry, child: 'ellie', lead: sana.id, refusedBy: 'kate' };
const register: RegisterDocument = {
  ...practiceGroundRegister({ agencies, practitioners, people, personIds, enquiry }),
  restrictions: [
    {
      id: 'res_ellie',
      personId: 'per_ellie',
      code: 'R.SENSITIVE_LOCATION',
      setBy: leafshire.id,
      from: '2026-11-03',
      to: '2027-11-03',
      hides: ['LOCATION'],
      categories: [],
      fromAgencies: [],
      exceptPurposes: ['EMERGENCY'],
      exceptApprovers: [],
      breakGlass: 'FORBIDDEN',
      dangerousPersonIds: [],
    },
  ],
};
const question = {
  recipientAgencyId: leafshire.id,
  practitionerId: sana.id,
  purpose: 'SAFEGUARD_CHILD',
  at: '2026-11-24T10:00:00.000Z',
  subjectIds: ['per_ellie'],
  holderIds: [willowbank.id, leafshire.id],
};

describe('loading the facts of a decision', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const queries: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = createDataSource(governancePersistence(database.url));
    await runMigrations(dataSource);
    await seedGovernance(dataSource, register);
    const ignore = () => undefined;
    const logger: Logger = {
      logQuery: (sql) => void queries.push(sql),
      ...{ logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore },
      ...{ logMigration: ignore, log: ignore },
    };
    dataSource.setOptions({ logger });
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  const load = (more: Partial<typeof question> = {}) =>
    new LoadDecisionFacts(dataSource).execute({ ...question, ...more });

  it('gives back what was registered, in the shape that decisions take', async () => {
    const facts = await load();
    expect(facts.jurisdiction).toBe('ENG');
    expect(facts.recipient).toMatchObject({ id: leafshire.id, statutoryRoles: ['CA2004_S11', 'CDA_S115'] });
    expect(facts.actor).toEqual({
      id: sana.id,
      agencyId: leafshire.id,
      role: 'SOCIAL_WORKER',
      aal: 2,
      trainingValidTo: '2030-12-31',
      status: 'ACTIVE',
      teamIds: [],
    });
    expect(facts.holders.map(({ id }) => id)).toEqual([willowbank.id, leafshire.id]);
    expect(facts.agreements).toMatchObject([{ id: 'WASPI-ISP-LEAF-01', matchGradeMin: 'Match', aalMin: 2 }]);
    expect(facts.subjects).toMatchObject([
      {
        id: 'per_ellie',
        birthDate: '2016-03-14',
        relatedPersonIds: ['per_noah', 'per_kate'],
        involvement: [{ actorId: sana.id, caseRef: ellieEnquiry.caseRef, from: '2026-11-02' }],
        consents: [{ state: 'REFUSED', givenBy: 'per_kate', at: ellieEnquiry.openedAt }],
        judgements: [{ kind: 'CONDITION', condition: 'REASONABLE_CAUSE' }],
        restrictions: [{ code: 'R.SENSITIVE_LOCATION', from: '2026-11-03', to: '2027-11-03' }],
      },
    ]);
  });

  it('asks the database as often about four people as about one', async () => {
    const count = async (subjectIds: string[]): Promise<number> => {
      queries.length = 0;
      await load({ subjectIds, holderIds: agencies.map(({ id }) => id) });
      return queries.filter((sql) => /^select/i.test(sql)).length;
    };
    const one = await count(['per_ellie']);
    expect(one).toBe(8);
    expect(await count(Object.values(personIds))).toBe(one);
  });

  it('mixes no facts of one person into those of another', async () => {
    const { subjects } = await load({ subjectIds: ['per_ada', 'per_ellie', 'per_stranger'] });
    expect(subjects.map(({ id, consents }) => [id, consents.length])).toEqual([
      ['per_ada', 0],
      ['per_ellie', 1],
      ['per_stranger', 0],
    ]);
    expect(subjects[2]).not.toHaveProperty('birthDate');
  });

  it('gives an unknown practitioner and an unknown agency no standing, and leaves out an unknown holder', async () => {
    const facts = await load({
      practitionerId: 'prc_nobody',
      recipientAgencyId: 'agy_nobody',
      holderIds: ['agy_nobody_else'],
    });
    expect(facts.actor).toMatchObject({ id: 'prc_nobody', status: 'LEFT', role: '' });
    expect(facts.recipient).toMatchObject({ id: 'agy_nobody', status: 'SUSPENDED' });
    expect(facts).toMatchObject({ holders: [], agreements: [] });
  });

  it('changes nothing when the same register is loaded again', async () => {
    const before = await load();
    await seedGovernance(dataSource, register);
    expect(await load()).toEqual(before);
  });

  it('loads all of a register or nothing', async () => {
    const [sanaEntry, ...others] = register.practitioners;
    const broken = {
      ...register,
      practitioners: [{ ...sanaEntry, status: 'SUSPENDED' }, ...others],
      judgements: register.judgements.map((entry) => ({ ...entry, id: 'jud_new', agencyId: 'agy_nobody' })),
    } as RegisterDocument;
    await expect(seedGovernance(dataSource, broken)).rejects.toThrow('judgement');
    expect((await load()).actor.status).toBe('ACTIVE');
  });

  it('refuses a register with words that the vocabulary does not know, naming every one', async () => {
    const [consent] = register.consents;
    const unknown = {
      ...register,
      consents: [{ ...consent, state: 'PERHAPS', kind: 'NOD' }],
    } as unknown as RegisterDocument;
    await expect(seedGovernance(dataSource, unknown)).rejects.toMatchObject({
      issues: [{ path: ['consents', 0, 'kind'] }, { path: ['consents', 0, 'state'] }],
    });
  });
});

describe('a question for facts', () => {
  it.each([
    ['leaves out who asks', { ...question, practitionerId: undefined }],
    ['has no zone in its time', { ...question, at: '2026-11-24T10:00:00' }],
    ['asks about too many people', { ...question, subjectIds: Array<string>(201).fill('per_x') }],
  ])('is refused when it %s', (_what, value) => {
    expect(() => parseQuestion(value)).toThrow(expect.objectContaining({ code: 'OPERATION_INVALID' }));
  });
});
