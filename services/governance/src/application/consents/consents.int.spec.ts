import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  agencies,
  devika,
  ellieEnquiry,
  joan,
  leafshire,
  people,
  practitioners,
  sana,
  willowbank,
} from '@pontio/testing';
import { createTestDatabase } from '@pontio/testing/servers';
import { practiceRegister, staffOf } from '../../../test/practice-register.js';
import { TestRegister } from '../../../test/test-register.js';
import { OfficersView } from '../officers/officers-view.js';
import { invalidateConsent } from './invalidate-consent.js';
import { recordConsent } from './record-consent.js';
import { withdrawConsent } from './withdraw-consent.js';

const ground = { agencies, practitioners, people, enquiry: ellieEnquiry };
const answer = {
  ...{ kind: 'CONFIDENTIALITY_CONSENT', state: 'GIVEN', explicit: true, capacity: 'SELF', method: 'VERBAL' },
  ...{ purposes: ['EARLY_HELP'], categories: [], holders: [], recipients: [leafshire.id] },
  ...{ informationGivenRef: 'LEAFLET-3', language: 'en' },
};
const saidBy = (person: string, more: object = {}) => ({
  person: { id: person },
  input: { ...answer, ...more },
});

describe('an answer on consent', () => {
  let register: TestRegister;

  beforeAll(async () => {
    register = await TestRegister.open(await createTestDatabase(), practiceRegister(ground));
  }, 60_000);
  afterAll(() => register.close());
  beforeEach(() => void register.takeKinds());

  const statesOf = async (personId: string): Promise<string[]> => {
    const [subject] = (await register.factsOf(personId, sana)).subjects;
    return (subject?.facts?.consents ?? []).map(({ state }) => state);
  };

  it('honours a withdrawal in the very next reading, and keeps what was said before', async () => {
    const { id } = await register.change(recordConsent, sana, saidBy('per_noah'));
    const before = await register.factsOf('per_noah', sana);
    const withdrawn = await register.change(withdrawConsent, sana, {
      ...{ id, method: 'VERBAL', reason: 'He rang.' },
    });
    const after = await register.factsOf('per_noah', sana);
    expect(after.subjects[0]?.version).not.toBe(before.subjects[0]?.version);
    expect(after.subjects[0]?.facts?.consents).toMatchObject([
      { id, state: 'GIVEN' },
      { id: withdrawn.id, state: 'WITHDRAWN', supersedes: id, scope: { purposes: ['EARLY_HELP'] } },
    ]);
    expect(register.takeKinds()).toEqual(['CONSENT_RECORDED', 'CONSENT_WITHDRAWN']);
  });

  it('is withdrawn once', async () => {
    const { id } = await register.change(recordConsent, sana, saidBy('per_ada'));
    const withdrawal = { id, method: 'WRITTEN', reason: 'A letter.' };
    await register.change(withdrawConsent, sana, withdrawal);
    await expect(register.change(withdrawConsent, sana, withdrawal)).rejects.toMatchObject({
      code: 'RECORD_STATE',
    });
  });

  it('that was a refusal cannot be withdrawn', async () => {
    const { id } = await register.change(recordConsent, sana, saidBy('per_ada', { state: 'REFUSED' }));
    await expect(
      register.change(withdrawConsent, sana, { id, method: 'VERBAL', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'RECORD_STATE' });
  });

  it('found invalid counts as never asked, and the officers are told to look at what was shared', async () => {
    const { id } = await register.change(recordConsent, sana, saidBy('per_kate'));
    await register.change(invalidateConsent, devika, { id, reason: 'She was not told what for.' });
    expect((await statesOf('per_kate')).at(-1)).toBe('INVALIDATED');
    expect(register.takeKinds()).toEqual(['CONSENT_RECORDED', 'CONSENT_INVALIDATED', 'NOTICE_OPENED']);
  });

  it('may take the place of an earlier one of the same kind about the same person', async () => {
    const { id } = await register.change(recordConsent, sana, saidBy('per_ada', { state: 'REQUESTED' }));
    await expect(
      register.change(recordConsent, sana, saidBy('per_noah', { supersedes: id })),
    ).rejects.toMatchObject({ code: 'CHANGE_INVALID' });
    await register.change(recordConsent, sana, saidBy('per_ada', { supersedes: id }));
    const [given, requested] = await new OfficersView(register.database).consents(leafshire.id);
    expect([given?.superseded, requested?.superseded]).toEqual([false, true]);
  });

  it.each<[string, object, string]>([
    ['does not say what the person was told', { informationGivenRef: null }, 'informationGivenRef'],
    ['is to everything and everybody', { kind: 'GDPR_CONSENT', purposes: [], recipients: [] }, 'purposes'],
    ['is by a parent who is not named', { capacity: 'PR' }, 'givenBy'],
    ['ended before it began', { validTo: '2026-11-01' }, 'validTo'],
    ['names a purpose that nobody knows', { purposes: ['MARKETING'] }, 'purposes.0'],
    ['comes as already withdrawn', { state: 'WITHDRAWN' }, 'state'],
  ])('is not taken when it %s', async (_what, more, part) => {
    const failure = await register
      .change(recordConsent, sana, saidBy('per_ada', more))
      .catch((e: unknown) => e);
    expect(failure).toMatchObject({ code: 'CHANGE_INVALID' });
    expect((failure as { problems: string[] }).problems[0]).toMatch(new RegExp(`^${part}: `));
    expect(register.events).toEqual([]);
  });

  it('is withdrawn at the agency that recorded it, and nowhere else', async () => {
    const { id } = await register.change(recordConsent, sana, saidBy('per_ada'));
    for (const stranger of [joan, staffOf(willowbank).lead]) {
      await expect(
        register.change(withdrawConsent, stranger, { id, method: 'VERBAL', reason: 'x' }),
      ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
    }
  });
});
