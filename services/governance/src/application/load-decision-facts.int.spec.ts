import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, runMigrations } from '@pontio/persistence';
import {
  agencies,
  devika,
  ellieEnquiry,
  leafshire,
  people,
  practitioners,
  sana,
  willowbank,
} from '@pontio/testing';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import type { DataSource, Logger } from 'typeorm';
import { type OneQuestion, factsForOne } from '../../test/facts-for-one.js';
import { governancePersistence } from '../persistence/governance.persistence.js';
import { practiceGroundRegister } from '../practice-ground/practice-ground-register.js';
import { type DecisionFactsQuestion, parseQuestion } from './decision-facts-question.js';
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
const now = new Date('2026-11-24T10:00:00.000Z');
const asker = {
  recipientAgencyId: leafshire.id,
  practitionerId: sana.id,
  holderIds: [willowbank.id, leafshire.id],
};
const question = { ...asker, subjectIds: ['per_ellie'] };

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
  const loading = (): LoadDecisionFacts => new LoadDecisionFacts(dataSource, () => now);
  const ask = (more: Partial<OneQuestion> = {}) => factsForOne(loading(), { ...question, ...more });
  const load = async (more: Partial<typeof question> = {}) => {
    const { parties, subjects } = await ask(more);
    if (parties.facts === undefined) throw new Error('no facts of the parties');
    return { ...parties.facts, subjects: subjects.map(({ facts }) => facts) };
  };

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
    expect(one).toBe(11);
    expect(await count(Object.values(personIds))).toBe(one);
  });

  it('mixes no facts of one person into those of another', async () => {
    const { subjects } = await load({ subjectIds: ['per_ada', 'per_ellie', 'per_stranger'] });
    expect(subjects.map((facts) => [facts?.id, facts?.consents.length])).toEqual([
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

  it('leaves out the facts of every version that the gateway has, and of no other', async () => {
    const subjectIds = ['per_ellie', 'per_ada', 'per_stranger'];
    const first = await ask({ subjectIds });
    const askers = [{ ...asker, known: first.parties.version }];
    const known = first.subjects.map(({ id: scope, version }) => ({ scope, version }));
    const again = (parts: Partial<DecisionFactsQuestion>) =>
      loading().execute({ subjectIds, askers, known, ...parts });
    expect(await again({})).toEqual({
      askers: [{ parties: { version: first.parties.version }, breakGlass: null }],
      subjects: first.subjects.map(({ id, version }) => ({ id, version })),
    });
    const stale = known.map((entry) => (entry.scope === 'per_ada' ? { ...entry, version: 'old' } : entry));
    const third = await again({ known: stale });
    expect(third.askers[0]?.parties).not.toHaveProperty('facts');
    expect(third.subjects.map(({ facts }) => facts?.id)).toEqual([undefined, 'per_ada', undefined]);
  });

  it('gives each of several askers their own facts, with those of the people once', async () => {
    const { subjectIds } = question;
    const other = { ...asker, practitionerId: devika.id, recipientAgencyId: willowbank.id };
    const { askers, subjects } = await loading().execute({ subjectIds, askers: [asker, other] });
    expect(askers.map(({ parties }) => [parties.facts?.actor.id, parties.facts?.recipient.id])).toEqual([
      [sana.id, leafshire.id],
      [devika.id, willowbank.id],
    ]);
    expect(subjects.map(({ id }) => id)).toEqual(subjectIds);
  });

  it.each([
    ['involvement', 'inv_enquiry'],
    ['judgement', 'jud_enquiry'],
    ['restriction', 'res_ellie'],
  ])('renews the version of a person in the transaction that changes their %s', async (table, id) => {
    const before = await ask();
    const change = `update ${table} set ended_at = now() where id = $1`;
    await dataSource.transaction(async (manager) => {
      await manager.query(change, [id]);
      expect((await ask()).subjects[0]?.version).toBe(before.subjects[0]?.version);
    });
    const after = await ask();
    expect(after.subjects[0]?.version).not.toBe(before.subjects[0]?.version);
    expect(after.parties.version).toBe(before.parties.version);
    await dataSource.query(`update ${table} set ended_at = null where id = $1`, [id]);
  });

  it.each(['agency', 'practitioner', 'agreement'])(
    'renews the version of the parties when an %s changes',
    async (table) => {
      const before = await ask();
      await dataSource.query(`update ${table} set id = id`);
      const after = await ask();
      expect(after.parties.version).not.toBe(before.parties.version);
      expect(after.subjects[0]?.version).toBe(before.subjects[0]?.version);
    },
  );

  it('renews every version when a table is emptied', async () => {
    const before = await ask();
    await dataSource.query('truncate representative');
    const after = await ask();
    expect(after.subjects[0]?.version).not.toBe(before.subjects[0]?.version);
  });

  it('keeps a consent as it was recorded, whoever asks', async () => {
    await expect(dataSource.query("update consent set state = 'GIVEN'")).rejects.toThrow('never changed');
    await expect(dataSource.query('delete from consent')).rejects.toThrow('never changed');
  });

  it('changes nothing when the same register is loaded again', async () => {
    const before = await load();
    await seedGovernance(dataSource, register);
    expect(await load()).toEqual(before);
  });

  it('leaves as it is what has been changed since it was loaded', async () => {
    await dataSource.query("update agency set status = 'SUSPENDED' where id = $1", [willowbank.id]);
    await seedGovernance(dataSource, register);
    expect((await load()).holders[0]).toMatchObject({ id: willowbank.id, status: 'SUSPENDED' });
    await dataSource.query("update agency set status = 'ACTIVE' where id = $1", [willowbank.id]);
  });

  it('loads all of a register or nothing', async () => {
    const [sanaEntry, ...others] = register.practitioners;
    const broken = {
      ...register,
      practitioners: [{ ...sanaEntry, id: 'prc_new' }, ...others],
      judgements: register.judgements.map((entry) => ({ ...entry, id: 'jud_new', agencyId: 'agy_nobody' })),
    } as RegisterDocument;
    await expect(seedGovernance(dataSource, broken)).rejects.toThrow('judgement');
    expect((await load({ practitionerId: 'prc_new' })).actor.status).toBe('LEFT');
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
  const whole = { subjectIds: ['per_ellie'], askers: [asker] };
  it.each([
    ['leaves out who asks', { ...whole, askers: [{ ...asker, practitionerId: undefined }] }],
    ['is asked by nobody', { ...whole, askers: [] }],
    ['asks about too many people', { ...whole, subjectIds: Array<string>(201).fill('per_x') }],
  ])('is refused when it %s', (_what, value) => {
    expect(() => parseQuestion(value)).toThrow(expect.objectContaining({ code: 'OPERATION_INVALID' }));
  });
});
