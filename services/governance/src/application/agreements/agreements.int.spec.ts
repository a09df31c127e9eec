import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
  willowbank,
} from '@pontio/testing';
import { createTestDatabase } from '@pontio/testing/servers';
import { practiceRegister, staffOf } from '../../../test/practice-register.js';
import { type Somebody, TestRegister } from '../../../test/test-register.js';
import { practiceGroundAgreement } from '../../practice-ground/practice-ground-agreement.js';
import type { AgreementText } from './agreement-document.js';
import { digestOfAgreement, textOf } from './digest-of-agreement.js';
import { draftAgreement } from './draft-agreement.js';
import { signAgreement } from './sign-agreement.js';
import { resumeAgreement, suspendAgreement } from './suspend-agreement.js';

const ground = { agencies, practitioners, people, enquiry: ellieEnquiry };
const health = staffOf(willowbank).officer;
const text: AgreementText = {
  ...textOf(practiceGroundAgreement([leafshire, willowbank])),
  ...{ id: 'WASPI-DDA-1', benefits: 'Children are seen sooner.', foi: 'Leafshire answers.' },
  review: { dueAt: '2027-11-01', graceDays: 30, owner: 'Leafshire' },
};

describe('a sharing agreement', () => {
  let register: TestRegister;

  beforeAll(async () => {
    register = await TestRegister.open(await createTestDatabase(), practiceRegister(ground));
  }, 60_000);
  afterAll(() => register.close());
  beforeEach(() => void register.takeKinds());

  const draft = (id: string, more: object = {}) =>
    register.change(draftAgreement, devika, { document: { ...text, id, ...more } });
  const sign = async (who: Somebody, id: string, version = 1, digest?: string) => {
    const signed = digest ?? digestOfAgreement({ ...text, id, version, status: 'DRAFT' });
    return register.change(signAgreement, who, { id, version, digest: signed });
  };
  const statusOf = async (id: string): Promise<Record<number, string>> => {
    const { agreements = [] } = (await register.factsOf('per_ellie', sana)).parties.facts ?? {};
    const versions = agreements.filter((agreement) => agreement.id === id);
    return Object.fromEntries(versions.map(({ version, status }) => [version, status]));
  };
  const bringToLife = async (id: string): Promise<void> => {
    await draft(id);
    await sign(devika, id);
    await sign(health, id);
  };

  it('goes live only when every party has signed the same text', async () => {
    await draft('A-1');
    await sign(devika, 'A-1');
    expect(await statusOf('A-1')).toEqual({ 1: 'IN_SIGN' });
    const other = digestOfAgreement({ ...text, id: 'A-1', foi: 'Nobody answers.', status: 'DRAFT' });
    await expect(sign(health, 'A-1', 1, other)).rejects.toMatchObject({
      problems: ['digest: must be that of this version; read its text and sign what it says.'],
    });
    expect(await statusOf('A-1')).toEqual({ 1: 'IN_SIGN' });
    const { signatures, history } = await sign(health, 'A-1');
    expect(await statusOf('A-1')).toEqual({ 1: 'LIVE' });
    expect(new Set(signatures.map(({ digest }) => digest)).size).toBe(1);
    expect(history.map(({ status, agencyId }) => [status, agencyId])).toEqual([
      ['DRAFT', leafshire.id],
      ['IN_SIGN', leafshire.id],
      ['LIVE', willowbank.id],
    ]);
    const kinds = register.takeKinds();
    for (const kind of ['AGREEMENT_DRAFTED', 'AGREEMENT_SIGNED', 'AGREEMENT_LIVE'] as const) {
      expect(kinds).toContain(kind);
    }
  });

  it('goes live once when its parties sign at the same moment', async () => {
    await draft('A-7');
    register.takeKinds();
    await Promise.all([sign(devika, 'A-7'), sign(health, 'A-7')]);
    expect(await statusOf('A-7')).toEqual({ 1: 'LIVE' });
    const live = register.takeKinds().filter((kind) => kind === 'AGREEMENT_LIVE');
    expect(live).toHaveLength(text.parties.length);
  });

  it('is signed by each party for itself, once', async () => {
    await draft('A-2');
    await expect(sign(staffOf(alderbrook).officer, 'A-2')).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    });
    await expect(sign(sana, 'A-2')).rejects.toMatchObject({ code: 'CHANGE_REFUSED' });
    await sign(devika, 'A-2');
    await expect(sign(devika, 'A-2')).rejects.toMatchObject({ code: 'RECORD_STATE' });
    await expect(register.database.query('delete from agreement_signature')).rejects.toThrow('never changed');
  });

  it('is changed by another version alone, which takes the place of the first once it is live', async () => {
    await bringToLife('A-3');
    await expect(draft('A-3')).rejects.toMatchObject({ problems: ['document.version: must be 2.'] });
    await draft('A-3', { version: 2 });
    await sign(devika, 'A-3', 2);
    expect(await statusOf('A-3')).toEqual({ 1: 'LIVE', 2: 'IN_SIGN' });
    await sign(health, 'A-3', 2);
    expect(await statusOf('A-3')).toEqual({ 1: 'SUPERSEDED', 2: 'LIVE' });
  });

  it('is suspended by any party at once, and resumed by that party', async () => {
    await bringToLife('A-4');
    const which = { id: 'A-4', version: 1, reason: 'A breach is looked into.' };
    await register.change(suspendAgreement, health, which);
    expect(await statusOf('A-4')).toEqual({ 1: 'SUSPENDED' });
    await expect(register.change(resumeAgreement, devika, which)).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
    await register.change(resumeAgreement, health, which);
    expect(await statusOf('A-4')).toEqual({ 1: 'LIVE' });
  });

  it('past its review and its grace is expired, and says so once', async () => {
    await bringToLife('A-5');
    const inGrace = new Date('2027-12-01T12:00:00Z');
    const past = new Date('2027-12-02T12:00:00Z');
    register.takeKinds();
    await register.clocks.execute(inGrace);
    expect(register.takeKinds()).not.toContain('AGREEMENT_EXPIRED');
    await Promise.all([register.clocks.execute(past), register.clocks.execute(past)]);
    expect(await statusOf('A-5')).toEqual({ 1: 'EXPIRED' });
    const expired = register.events.filter(({ data }) => data.record === 'A-5@1');
    expect(expired.map(({ data }) => data.owner).sort()).toEqual([leafshire.id, willowbank.id]);
    await expect(
      register.change(suspendAgreement, health, { id: 'A-5', version: 1, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'RECORD_STATE' });
  });

  it('is drafted by a party, about parties alone', async () => {
    const between = { document: { ...text, id: 'A-6' } };
    const school = staffOf(alderbrook).officer;
    await expect(register.change(draftAgreement, school, between)).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
    await expect(register.change(draftAgreement, joan, between)).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
    const [row] = text.referenceTable;
    const wrong = {
      ...{ referenceTable: [{ ...row, to: [alderbrook.id] }], purposes: ['MARKETING'] },
      status: 'LIVE',
    };
    await expect(draft('A-6', wrong)).rejects.toMatchObject({
      problems: [
        expect.stringMatching(/^document\.purposes\.0: must be one of/),
        'document: has parts that nobody knows.',
      ],
    });
    const { referenceTable } = wrong;
    await expect(
      draft('A-6', { referenceTable, review: { ...text.review, dueAt: '2026-11-24' } }),
    ).rejects.toMatchObject({
      problems: [
        'document.referenceTable: must name parties of the agreement alone.',
        'document.review.dueAt: must be after today.',
      ],
    });
  });

  it('has one digest however its keys are ordered, and another for another text', () => {
    const document = { ...text, status: 'DRAFT' as const };
    const shuffled = Object.fromEntries(Object.entries(document).reverse()) as typeof document;
    const signed = {
      ...document,
      status: 'LIVE' as const,
      parties: document.parties.map((party) => ({ ...party, signedAt: '2026-11-24T10:00:00Z' })),
    };
    expect(digestOfAgreement(shuffled)).toBe(digestOfAgreement(document));
    expect(digestOfAgreement(signed)).toBe(digestOfAgreement(document));
    expect(digestOfAgreement({ ...document, foi: 'x' })).not.toBe(digestOfAgreement(document));
    expect(digestOfAgreement(document)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});
