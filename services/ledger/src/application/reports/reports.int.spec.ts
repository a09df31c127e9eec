import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@pontio/testing/servers';
import { alderbrook, harbour, leafshire } from '@pontio/testing';
import { type TestLog, openTestLog, refs } from '../../../test/test-log.js';
import { disclosureLog } from './r01-disclosure-log.js';
import { accessByPractitioner } from './r02-access-by-practitioner.js';
import { whoLooked } from './r03-who-looked.js';
import { breakGlassQueue } from './r05-break-glass-queue.js';
import { endedConsents } from './r07-ended-consents.js';
import { refusals } from './r08-refusals.js';
import { locationExposure } from './r15-location-exposure.js';
import { auditOfAuditors } from './r21-audit-of-auditors.js';
import { recipientsOfPerson } from './r23-recipients-of-person.js';

const subjectRef = refs('subject', 'per_ellie');
const sana = refs('practitioner', 'prc_sana');
const tom = refs('practitioner', 'prc_tom');
const cell = (category: string, status: 'RETURNED' | 'WITHHELD', reason?: string): never =>
  ({ category, fields: ['Person.field'], status, ...(reason !== undefined && { reason }) }) as never;
const page = { first: 50 };

describe('reports for officers', () => {
  let log: TestLog;
  beforeEach(async () => {
    log = await openTestLog(await createTestDatabase());
  }, 60_000);
  afterEach(() => log.drop());
  const idsIn = ({ entries }: { entries: readonly { event: { id: string } }[] }): string[] =>
    entries.map(({ event }) => event.id);

  it('R01, R02 and R03 tell what was shared about a person, what a worker saw, and who looked', async () => {
    const mine = await log.tell('DISCLOSURE', { subjectRef, requester: { userRef: sana } });
    const refused = await log.tell('REFUSAL', {
      subjectRef,
      owner: alderbrook.id,
      requester: { userRef: tom },
    });
    const theirs = await log.tell('DISCLOSURE', {
      subjectRef,
      owner: harbour.id,
      requester: { userRef: sana },
    });
    await log.tell('REQUEST_INTENT', { subjectRef, requester: { userRef: sana } });

    const holder = { agencyId: alderbrook.id, subjectRef };
    expect(idsIn(await disclosureLog(log.reader, holder, page))).toEqual([refused, mine]);
    const asker = { agencyId: leafshire.id };
    expect(idsIn(await accessByPractitioner(log.reader, { ...asker, practitionerRef: sana }, page))).toEqual([
      theirs,
      mine,
    ]);
    expect(idsIn(await whoLooked(log.reader, { ...asker, subjectRef }, page))).toEqual([
      theirs,
      refused,
      mine,
    ]);
  });

  it('R05 lists declarations with what became of them, those that wait for a review first', async () => {
    const waits = { record: 'bgl_waits', owner: alderbrook.id, subjectRef };
    const done = { record: 'bgl_done', owner: alderbrook.id, subjectRef };
    await log.tell('BREAK_GLASS_OPENED', done);
    await log.tell('BREAK_GLASS_REVIEWED', { ...done, reason: 'JUSTIFIED' });
    await log.tell('BREAK_GLASS_OPENED', waits);
    await log.tell('DISCLOSURE', { mode: 'BREAK_GLASS', breakGlass: 'bgl_waits', subjectRef });
    expect(await breakGlassQueue(log.reader, { agencyId: alderbrook.id })).toEqual([
      expect.objectContaining({ breakGlass: 'bgl_waits', disclosures: 1, opened: expect.any(String) }),
      expect.objectContaining({ breakGlass: 'bgl_done', disclosures: 0, finding: 'JUSTIFIED' }),
    ]);
  });

  it('R07 names whoever was given something under a consent: of one withdrawn, only what came after', async () => {
    const consent = {
      subjectRef,
      legalGateway: 'UK.CONSENT.EXPLICIT',
      cells: [cell('EDUCATION', 'RETURNED')],
    };
    const before = await log.tell('DISCLOSURE', consent);
    await log.tell('CONSENT_WITHDRAWN', { subjectRef, owner: alderbrook.id });
    const after = await log.tell('DISCLOSURE', { ...consent, requester: { userRef: tom } });
    await log.tell('DISCLOSURE', { ...consent, legalGateway: 'CA1989_S47' });
    await log.tell('CONSENT_INVALIDATED', { subjectRef, owner: alderbrook.id });

    const [invalid, withdrawn] = await endedConsents(log.reader, { agencyId: alderbrook.id });
    expect(invalid?.disclosures.map(({ event }) => event.id)).toEqual([after, before]);
    expect(withdrawn?.disclosures.map(({ event }) => event.id)).toEqual([after]);
    expect(withdrawn?.recipients).toEqual([
      expect.objectContaining({ agency: leafshire.id, practitionerRef: tom }),
    ]);
  });

  it('R08 counts what was held back for each reason, and leaves out counts that might point at somebody', async () => {
    const held = (reason: string) => ({ cells: [cell('COUNSELLING', 'WITHHELD', reason)], subjectRef });
    for (let n = 0; n < 5; n += 1) await log.tell('DISCLOSURE', held('NOT_IN_AGREEMENT'));
    await log.tell('DISCLOSURE', held('RESTRICTED'));
    await log.tell('SHARE_ANSWERED', { reason: 'SHARE', owner: alderbrook.id });
    await log.tell('SHARE_ANSWERED', { reason: 'REFUSE', owner: alderbrook.id });
    const common = { agency: alderbrook.id, purpose: 'SAFEGUARD_CHILD' };
    expect(await refusals(log.reader, { agencyId: alderbrook.id })).toEqual({
      counts: [
        { ...common, reason: 'NOT_IN_AGREEMENT', count: 5 },
        { ...common, reason: 'RESTRICTED' },
      ],
      asked: 2,
      overturned: 1,
    });
  });

  it('R15 and R23 name who was given where a person is, and who was given anything', async () => {
    await log.tell('DISCLOSURE', {
      subjectRef,
      cells: [cell('LOCATION', 'RETURNED')],
      requester: { userRef: sana },
    });
    await log.tell('DISCLOSURE', {
      subjectRef,
      cells: [cell('LOCATION', 'WITHHELD', 'RESTRICTED'), cell('EDUCATION', 'RETURNED')],
      requester: { userRef: tom },
    });
    const report = { agencyId: alderbrook.id, subjectRef };
    expect(
      (await locationExposure(log.reader, report)).map(({ practitionerRef }) => practitionerRef),
    ).toEqual([sana]);
    expect((await recipientsOfPerson(log.reader, report)).map(({ categories }) => categories)).toEqual([
      ['EDUCATION'],
      ['LOCATION'],
    ]);
  });

  it('R21 tells what officers looked for', async () => {
    const read = await log.tell('AUDIT_READ', { owner: leafshire.id, record: 'R01', reason: 'COMPLAINT' });
    await log.tell('DISCLOSURE', { subjectRef });
    expect(idsIn(await auditOfAuditors(log.reader, { agencyId: leafshire.id }, page))).toEqual([read]);
    expect(idsIn(await auditOfAuditors(log.reader, { agencyId: alderbrook.id }, page))).toEqual([]);
  });
});
