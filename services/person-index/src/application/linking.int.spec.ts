import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource, runMigrations } from '@pontio/persistence';
import { ada, alderbrook, ellie, noah, northmere, willowbank } from '@pontio/testing';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import type { DataSource } from 'typeorm';
import { IdentifierTokens } from '../identifiers/identifier-tokens.js';
import type { GivenIdentifier } from '../identifiers/identifier.js';
import { personIndexPersistence } from '../persistence/person-index.persistence.js';
import { RegisterRecord, type RegisterOutcome } from './register-record.js';
import type { RecordKey } from './record-key.js';
import { ResolveSubject } from './resolve-subject.js';
import { UnlinkRecord } from './unlink-record.js';

const nhs = (value: string): GivenIdentifier => ({ system: 'NHS', value });
const upn = (value: string): GivenIdentifier => ({ system: 'UPN', value });
const atNorthmere: RecordKey = {
  agencyId: northmere.id,
  recordSystem: 'northmere-case-management',
  recordRef: 'NM-1',
};
const atWillowbank: RecordKey = {
  agencyId: willowbank.id,
  recordSystem: 'willowbank-fhir',
  recordRef: 'WB-1',
};
const atAlderbrook: RecordKey = {
  agencyId: alderbrook.id,
  recordSystem: 'alderbrook-mis',
  recordRef: 'ST-1',
};
const ELLIE_UPN = ellie.upn ?? '';
const NOW = new Date('2026-11-01T09:00:00.000Z');

describe('linking records', () => {
  let testDatabase: TestDatabase;
  let database: DataSource;
  let registering: RegisterRecord;
  let unlinking: UnlinkRecord;
  let resolving: ResolveSubject;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = createDataSource(personIndexPersistence(testDatabase.url));
    await runMigrations(database);
  }, 60_000);
  afterAll(async () => {
    await database.destroy();
    await testDatabase.drop();
  });
  beforeEach(async () => {
    await database.query('truncate link_identifier, identity_link, person');
    let made = 0;
    const newId = (prefix: string): string => `${prefix}_${String((made += 1)).padStart(4, '0')}`;
    const tokens = new IdentifierTokens(new Uint8Array(32).fill(7));
    registering = new RegisterRecord({ database, tokens, now: () => NOW, newId });
    unlinking = new UnlinkRecord(database, () => NOW);
    resolving = new ResolveSubject(database, tokens);
  });

  const register = (record: RecordKey, ...identifiers: GivenIdentifier[]): Promise<RegisterOutcome> =>
    registering.execute({ ...record, identifiers });
  const personOf = async (record: RecordKey, ...identifiers: GivenIdentifier[]): Promise<string> => {
    const outcome = await register(record, ...identifiers);
    return outcome.status === 'Match' ? outcome.personId : outcome.status;
  };
  const rows = (): Promise<Record<string, unknown>[]> =>
    database.query(
      'select person_id, record_ref, status, evidence, linked_by, unlinked_by, reason from identity_link order by id',
    );

  it('links records with the same verified identifier to one person, however it is written', async () => {
    const person = await personOf(atNorthmere, nhs(ellie.nhsNumber));
    const spaced = ellie.nhsNumber.replace(/(...)(...)(....)/, '$1 $2 $3');

    expect(await personOf(atWillowbank, nhs(spaced))).toBe(person);

    expect(await resolving.execute(nhs(ellie.nhsNumber))).toEqual({
      status: 'Match',
      personId: person,
      links: [atNorthmere, atWillowbank],
    });
    expect(await resolving.execute({ personId: person })).toMatchObject({
      status: 'Match',
      personId: person,
    });
  });

  it('joins records that share no identifier through one that has both', async () => {
    const person = await personOf(atWillowbank, nhs(ellie.nhsNumber));
    await register(atAlderbrook, nhs(ellie.nhsNumber), upn(ELLIE_UPN));
    expect(await resolving.execute(upn(ELLIE_UPN))).toMatchObject({ personId: person });
  });

  it('keeps different people apart', async () => {
    const person = await personOf(atNorthmere, nhs(ellie.nhsNumber));
    expect(await personOf(atWillowbank, nhs(noah.nhsNumber))).not.toBe(person);
  });

  it('changes nothing when a record is registered again', async () => {
    const first = await register(atNorthmere, nhs(ellie.nhsNumber), upn(ELLIE_UPN));
    const before = await rows();
    expect(await register(atNorthmere, upn(ELLIE_UPN), nhs(ellie.nhsNumber))).toEqual(first);
    expect(await rows()).toEqual(before);
  });

  it('makes one person of an identifier that many register at once', async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        personOf({ ...atNorthmere, recordRef: `NM-${n}` }, nhs(ada.nhsNumber)),
      ),
    );
    expect(new Set(people).size).toBe(1);
  });

  it('leaves a record undecided when its identifiers are of two people, and loses nothing', async () => {
    const one = await personOf(atNorthmere, nhs(ellie.nhsNumber));
    const two = await personOf(atWillowbank, upn(ELLIE_UPN));

    const outcome = await register(atAlderbrook, nhs(ellie.nhsNumber), upn(ELLIE_UPN));

    expect(outcome).toEqual({ status: 'ManyMatch', candidates: [one, two] });
    expect((await rows()).at(-1)).toMatchObject({
      person_id: null,
      status: 'UNDECIDED',
      evidence: { basis: 'MANY_MATCH', candidates: [one, two] },
    });
    expect(await resolving.execute(nhs(ellie.nhsNumber))).toMatchObject({
      personId: one,
      links: [atNorthmere],
    });
    expect(await resolving.execute(upn(ELLIE_UPN))).toMatchObject({ personId: two, links: [atWillowbank] });
  });

  it('keeps an invalid identifier as a problem and does not use it', async () => {
    const wrong = nhs('9990000019');
    const one = await personOf(atNorthmere, wrong);
    const two = await personOf(atWillowbank, wrong);

    expect(two).not.toBe(one);
    expect(await resolving.execute(wrong)).toEqual({ status: 'NoMatch', links: [] });
    expect((await rows()).map(({ evidence }) => evidence)).toEqual([
      { basis: 'NO_VERIFIED_IDENTIFIER', problems: [{ system: 'NHS', fault: 'CHECK_DIGIT' }] },
      { basis: 'NO_VERIFIED_IDENTIFIER', problems: [{ system: 'NHS', fault: 'CHECK_DIGIT' }] },
    ]);
  });

  it('keeps the person of a record that gains its first identifier', async () => {
    const person = await personOf(atNorthmere);
    expect(await personOf(atNorthmere, nhs(ellie.nhsNumber))).toBe(person);
  });

  it("moves a record to its own person when its identifier was somebody else's", async () => {
    const adas = await personOf(atWillowbank, nhs(ada.nhsNumber));
    const ellies = await personOf(atAlderbrook, nhs(ellie.nhsNumber));
    await register(atNorthmere, nhs(ada.nhsNumber));

    expect(await personOf(atNorthmere, nhs(ellie.nhsNumber))).toBe(ellies);

    expect(await resolving.execute({ personId: adas })).toMatchObject({ links: [atWillowbank] });
    expect((await rows()).filter(({ status }) => status === 'ENDED')).toEqual([
      expect.objectContaining({
        person_id: adas,
        unlinked_by: 'person-index',
        reason: 'The record changed.',
      }),
    ]);
  });

  it('does not join a new identity to the old one when an identifier is replaced', async () => {
    const before = await personOf(atNorthmere, nhs(ellie.nhsNumber));
    const after = await personOf(atNorthmere, nhs(noah.nhsNumber));
    expect(after).not.toBe(before);
    expect(await resolving.execute(nhs(ellie.nhsNumber))).toEqual({ status: 'NoMatch', links: [] });
  });

  it('unlinks a record at once, says who and why, and does not link it again by itself', async () => {
    const person = await personOf(atNorthmere, nhs(ellie.nhsNumber));
    await register(atWillowbank, nhs(ellie.nhsNumber));
    const decision = { ...atWillowbank, unlinkedBy: 'prc_tom', reason: 'The record is of her twin.' };

    expect(await unlinking.execute(decision)).toEqual({ personId: person });

    expect(await unlinking.execute(decision)).toEqual({});
    expect(await resolving.execute({ personId: person })).toMatchObject({ links: [atNorthmere] });
    expect(await register(atWillowbank, nhs(ellie.nhsNumber))).toEqual({
      status: 'PotentialMatch',
      candidates: [person],
    });
    expect(await resolving.execute({ personId: person })).toMatchObject({ links: [atNorthmere] });
    expect(await rows()).toContainEqual(
      expect.objectContaining({
        status: 'ENDED',
        unlinked_by: 'prc_tom',
        reason: 'The record is of her twin.',
      }),
    );
  });

  it('does not unlink without a reason', async () => {
    const decision = { ...atNorthmere, unlinkedBy: 'prc_tom', reason: ' ' };
    await expect(unlinking.execute(decision)).rejects.toThrow('Say why');
  });

  it('holds no identifier as it stands', async () => {
    await register(atNorthmere, nhs(ellie.nhsNumber), upn(ELLIE_UPN), nhs('9990000019'));
    const everything = JSON.stringify([
      await database.query('select * from identity_link'),
      await database.query('select * from link_identifier'),
    ]);
    for (const value of [ellie.nhsNumber, ELLIE_UPN, '9990000019']) expect(everything).not.toContain(value);
    expect(everything).toContain('NM-1');
  });
});
