import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PontioError } from '@pontio/errors';
import {
  agencies,
  alderbrook,
  devika,
  ellieEnquiry,
  joan,
  leafshire,
  people,
  practitioners,
  sana,
  tom,
} from '@pontio/testing';
import { createTestDatabase } from '@pontio/testing/servers';
import { practiceRegister, staffOf } from '../../../test/practice-register.js';
import { type Somebody, TestRegister } from '../../../test/test-register.js';
import { setAgencyStatus, setPractitionerStatus } from '../parties/set-status.js';
import { endInvolvement } from '../people/end-record.js';
import { recordInvolvement } from '../people/record-involvement.js';
import { recordJudgement } from '../people/record-judgement.js';
import { setRestriction } from '../people/set-restriction.js';

const ground = { agencies, practitioners, people, enquiry: ellieEnquiry };
const ada = { id: 'per_ada' };
const involvement = {
  person: ada,
  input: { role: 'MEMBER', caseRef: 'C-1', from: '2026-11-01', evidence: 'SELF_CLAIMED' },
};
const judgement = {
  person: ada,
  input: { kind: 'PUBLIC_INTEREST', reasons: 'Ada told her teacher.', categories: [], recipients: [] },
};
const restriction = {
  person: ada,
  input: {
    ...{ code: 'R.DA_SAFETY', authority: 'MARAC', from: '2026-11-24', reviewAt: '2027-02-24' },
    ...{ hides: ['LOCATION'], categories: [], fromAgencies: [], exceptPurposes: [], exceptApprovers: [] },
    ...{ breakGlass: 'FORBIDDEN', dangerousPersons: [{ id: 'per_kate' }] },
  },
};

describe('a change of the register', () => {
  let register: TestRegister;

  beforeAll(async () => {
    register = await TestRegister.open(await createTestDatabase(), practiceRegister(ground));
  }, 60_000);
  afterAll(() => register.close());
  beforeEach(() => {
    register.journalFault = undefined;
    register.takeKinds();
  });

  it('does not change anything when the event cannot be written', async () => {
    register.journalFault = new PontioError('AUDIT_UNAVAILABLE');
    const before = (await register.factsOf('per_ada', sana)).subjects;
    await expect(register.change(recordInvolvement, sana, involvement)).rejects.toMatchObject({
      code: 'AUDIT_UNAVAILABLE',
    });
    expect((await register.factsOf('per_ada', sana)).subjects).toEqual(before);
  });

  it('leaves an event without a change when the commit fails, never the reverse', async () => {
    await register.database.query(`
      create function fail_at_commit() returns trigger language plpgsql as
        $$ begin raise exception 'the disk is full'; end $$;
      create constraint trigger judgement_fails after insert on judgement
        deferrable initially deferred for each row execute function fail_at_commit()`);
    await expect(register.change(recordJudgement, sana, judgement)).rejects.toThrow('the disk is full');
    await register.database.query('drop trigger judgement_fails on judgement');
    expect(register.takeKinds()).toEqual(['JUDGEMENT_RECORDED']);
    expect(await register.count('judgement', "person_id = 'per_ada'")).toBe(0);
  });

  it('is in its event by reference and code: no words, no id of a person', async () => {
    const { id } = await register.change(recordJudgement, sana, judgement);
    await register.change(setRestriction, sana, restriction);
    const text = JSON.stringify(register.events);
    for (const secret of ['per_', 'prc_', 'teacher', 'MARAC']) expect(text).not.toContain(secret);
    expect(register.events).toMatchObject([
      {
        data: {
          record: id,
          owner: leafshire.id,
          reason: 'PUBLIC_INTEREST',
          subjectRef: register.refs('subject', 'per_ada'),
          requester: { org: leafshire.id, userRef: register.refs('practitioner', sana.id) },
        },
      },
      { data: { reason: 'R_DA_SAFETY' } },
    ]);
  });

  it('is in the facts at once, and no longer once it is ended', async () => {
    const { id } = await register.change(recordInvolvement, tom, involvement);
    const [before] = (await register.factsOf('per_ada', tom)).subjects;
    expect(before?.facts?.involvement).toContainEqual(
      expect.objectContaining({ actorId: tom.id, evidence: 'SELF_CLAIMED' }),
    );
    await register.change(endInvolvement, tom, { id, reason: 'The case is closed.' });
    const [after] = (await register.factsOf('per_ada', tom)).subjects;
    expect(after?.facts?.involvement.map(({ actorId }) => actorId)).not.toContain(tom.id);
    await expect(register.change(endInvolvement, tom, { id, reason: 'Again.' })).rejects.toMatchObject({
      code: 'RECORD_STATE',
    });
  });

  it.each<[string, Somebody]>([
    ['in a role that may not', devika],
    ['whom the register does not know', { ...sana, id: 'prc_nobody' }],
    ['who claims another role', { ...devika, role: 'SOCIAL_WORKER' }],
    ['who claims another agency', { ...sana, agencyId: joan.agencyId }],
  ])('is refused to somebody %s', async (_what, who) => {
    await expect(register.change(recordJudgement, who, judgement)).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
    expect(register.events).toMatchObject([
      {
        data: {
          ...{ outcome: 'deny', reason: 'CHANGE_REFUSED', fault: 'RECORD_JUDGEMENT' },
          requester: { org: who.agencyId, role: who.role },
        },
      },
    ]);
  });

  it('is refused to an order without a practitioner', async () => {
    const { actor: _nobody, ...order } = register.orderOf(sana);
    await expect(register.changes.by(recordJudgement, order, judgement)).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
  });

  it('finds no record of another agency', async () => {
    const { id } = await register.change(recordInvolvement, sana, involvement);
    const { lead } = staffOf(alderbrook);
    await expect(register.change(endInvolvement, lead, { id, reason: 'x' })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    });
  });

  it('says everything that is wrong at once, repeats nothing of it, and changes nothing', async () => {
    const wrong = {
      person: ada,
      input: {
        ...restriction.input,
        ...{
          code: 'R.DA_SAFETY',
          breakGlass: 'ALLOWED',
          reviewAt: 'in the spring',
          hides: ['CATEGORY', 'Ada'],
        },
      },
    };
    const failure = await register.change(setRestriction, sana, wrong).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'CHANGE_INVALID',
      problems: [
        'reviewAt: must be a day as YYYY-MM-DD.',
        'hides.1: must be one of LOCATION, CONTACT, EXISTENCE, IDENTITY_LINK, CATEGORY, ALL.',
      ],
    });
    const rules = {
      person: ada,
      input: { ...restriction.input, breakGlass: 'ALLOWED', hides: ['CATEGORY'] },
    };
    await expect(register.change(setRestriction, sana, rules)).rejects.toMatchObject({
      problems: [
        'breakGlass: must be FORBIDDEN for R.DA_SAFETY.',
        'categories: must be named when hides says CATEGORY.',
      ],
    });
    expect(register.events).toEqual([]);
  });

  it('takes an agency out of the network and lets its officer bring it back', async () => {
    const status = (value: string) => ({ status: value, reason: 'A breach is looked into.' });
    await register.change(setAgencyStatus, devika, status('SUSPENDED'));
    expect((await register.factsOf('per_ada', sana)).parties.facts?.recipient.status).toBe('SUSPENDED');
    await expect(register.change(recordJudgement, sana, judgement)).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
    await register.change(setAgencyStatus, devika, status('ACTIVE'));
    expect(register.takeKinds()).toEqual(['AGENCY_STATUS_CHANGED', 'REFUSAL', 'AGENCY_STATUS_CHANGED']);
    expect(await register.count('standing_change', `record = '${leafshire.id}'`)).toBe(2);
  });

  it('lets an officer suspend a colleague, and not themselves or a stranger', async () => {
    const suspend = (practitionerId: string) =>
      register.change(setPractitionerStatus, devika, { practitionerId, status: 'SUSPENDED', reason: 'x' });
    await suspend(tom.id);
    expect((await register.factsOf('per_ada', tom)).parties.facts?.actor.status).toBe('SUSPENDED');
    await expect(register.change(recordInvolvement, tom, involvement)).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
    await expect(suspend(devika.id)).rejects.toMatchObject({ code: 'CHANGE_REFUSED' });
    await expect(suspend(joan.id)).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
    await register.change(setPractitionerStatus, devika, {
      ...{ practitionerId: tom.id, status: 'ACTIVE', reason: 'Looked into.' },
    });
  });
});
