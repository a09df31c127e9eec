import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  agencies,
  alderbrook,
  devika,
  ellieEnquiry,
  leafshire,
  people,
  practitioners,
  sana,
  tom,
  willowbank,
} from '@pontio/testing';
import { createTestDatabase } from '@pontio/testing/servers';
import { practiceRegister, staffOf } from '../../../test/practice-register.js';
import { TestRegister } from '../../../test/test-register.js';
import type { ShareRequest } from '../../persistence/share-request.entity.js';
import { openNotices } from '../notices/open-notices.js';
import { OfficersView } from '../officers/officers-view.js';
import { answerShareRequest } from './answer-share-request.js';
import { recordNonDisclosure } from './record-non-disclosure.js';
import { requestToShare } from './request-to-share.js';
import { reviewNonDisclosure } from './review-non-disclosure.js';

const register = practiceRegister({ agencies, practitioners, people, enquiry: ellieEnquiry });
const [agreement] = register.agreements;
if (agreement === undefined) throw new Error('the practice ground has an agreement');
const { lead, officer } = staffOf(willowbank);
const HOURS = 8;
const withTerms = {
  ...register,
  agreements: [
    {
      ...agreement,
      serviceLevels: [{ ask: 'REQUEST_TO_SHARE' as const, hours: HOURS }],
      escalation: [{ hours: HOURS, to: alderbrook.id }],
    },
  ],
};
const decline = {
  ...{
    answer: 'DECLINE',
    reasons: 'She asked us not to.',
    alternatives: 'A meeting.',
    reviewAt: '2027-03-01',
  },
};

describe('a request to share', () => {
  let desk: TestRegister;
  let decisions = 0;

  beforeAll(async () => {
    desk = await TestRegister.open(await createTestDatabase(), withTerms);
  }, 60_000);
  afterAll(() => desk.close());
  beforeEach(() => void desk.takeKinds());

  const ticketOf = (more: object = {}): object => ({
    ...{ decisionId: `dec_${(decisions += 1)}`, requestId: 'req_1', personId: 'per_ellie' },
    ...{ holderId: willowbank.id, recipientId: leafshire.id, practitionerId: sana.id },
    ...{ purpose: 'SAFEGUARD_CHILD', caseRef: ellieEnquiry.caseRef, reason: 'HOLDER_CONFIRMATION' },
    ...{ fields: ['HealthRecord.mentalHealthContacts'], categories: ['MENTAL_HEALTH'], level: 'C4' },
    ...more,
  });
  const ask = (more: object = {}): Promise<ShareRequest> =>
    desk.change(requestToShare, sana, { ticket: ticketOf(more), why: 'She spoke of harming herself.' });

  it("goes to the holder's queue, with the hours that the agreement gives", async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ status: 'ASKED', escalateTo: alderbrook.id, askedAt: desk.now() });
    expect(asked.dueAt.getTime() - asked.askedAt.getTime()).toBe(HOURS * 3_600_000);
    expect(JSON.stringify(desk.events)).not.toMatch(/harming|per_|prc_/);
    expect(desk.takeKinds()).toEqual(['SHARE_ASKED', 'NOTICE_OPENED']);
    const view = new OfficersView(desk.database);
    expect((await view.shareRequests(willowbank.id)).map(({ id }) => id)).toContain(asked.id);
    expect((await view.notices(willowbank.id)).map(({ about }) => about)).toContain(asked.id);
    expect(await view.shareRequests(alderbrook.id)).toEqual([]);
  });

  it('has a day when no agreement in force says otherwise', async () => {
    const asked = await ask({ holderId: 'agy_harbour' });
    expect(asked.dueAt.getTime() - asked.askedAt.getTime()).toBe(24 * 3_600_000);
    expect(asked.escalateTo).toBe('agy_harbour');
  });

  it('is refused with the ticket of a colleague', async () => {
    const args = { ticket: ticketOf(), why: 'x' };
    await expect(desk.change(requestToShare, tom, args)).rejects.toMatchObject({ code: 'CHANGE_REFUSED' });
  });

  it('is made once', async () => {
    const { decisionId } = await ask();
    await expect(ask({ decisionId })).rejects.toMatchObject({ code: 'RECORD_STATE' });
  });

  it('answered with yes lets the next question through: a judgement of this case and no more', async () => {
    const { id } = await ask();
    desk.takeKinds();
    const yes = { id, answer: 'SHARE', reasons: 'She is at risk.', validTo: '2026-12-24' };
    const answered = await desk.change(answerShareRequest, lead, yes);
    expect(answered).toMatchObject({ status: 'SHARED', validTo: '2026-12-24', answeredBy: lead.id });
    const [subject] = (await desk.factsOf('per_ellie', sana)).subjects;
    expect(subject?.facts?.judgements).toContainEqual({
      ...{ id: answered.judgementId, kind: 'CASE', agencyId: willowbank.id, by: lead.id, upTo: 'C4' },
      ...{ at: desk.now().toISOString(), validTo: '2026-12-24', categories: ['MENTAL_HEALTH'] },
      ...{ recipients: [leafshire.id], caseRef: ellieEnquiry.caseRef },
    });
    expect(desk.events.map(({ data }) => data.owner)).toEqual([
      ...[willowbank.id, willowbank.id, leafshire.id, leafshire.id],
    ]);
    expect(desk.takeKinds()).toEqual([
      ...['JUDGEMENT_RECORDED', 'SHARE_ANSWERED', 'SHARE_ANSWERED', 'NOTICE_OPENED'],
    ]);
    expect(await desk.count('notice', `about = '${id}' and kind = 'SHARE_ASKED' and closed_at is null`)).toBe(
      0,
    );
    await expect(desk.change(answerShareRequest, lead, yes)).rejects.toMatchObject({ code: 'RECORD_STATE' });
  });

  it('answered with no is recorded with its ground, what else was considered, and a day to look again', async () => {
    const { id } = await ask();
    const answered = await desk.change(answerShareRequest, lead, { id, ...decline });
    expect(answered.status).toBe('DECLINED');
    const [entry] = await new OfficersView(desk.database).nonDisclosures(willowbank.id);
    expect(entry).toMatchObject({
      ...{ id: answered.nonDisclosureId, shareRequestId: id, ground: 'HOLDER_CONFIRMATION' },
      ...{ alternatives: 'A meeting.', reviewAt: '2027-03-01', decidedBy: lead.id },
    });
  });

  it('has one answer, also when two are given at the same moment', async () => {
    const { id } = await ask();
    const other = { id: 'prc_willowbank_second', agencyId: willowbank.id, role: 'SAFEGUARDING_LEAD' };
    await desk.database.query(
      `insert into practitioner select (jsonb_populate_record(p, $1)).* from practitioner p where id = $2`,
      [JSON.stringify({ id: other.id }), lead.id],
    );
    const yes = desk.change(answerShareRequest, lead, { id, answer: 'SHARE', reasons: 'She is at risk.' });
    const no = desk.change(answerShareRequest, other, { id, ...decline });
    const outcomes = await Promise.allSettled([yes, no]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const ofBoth = 'judgement_id is not null and non_disclosure_id is not null';
    expect(await desk.count('share_request', ofBoth)).toBe(0);
    expect(desk.takeKinds().filter((kind) => kind === 'SHARE_ANSWERED')).toHaveLength(2);
  });

  it('cannot be declined without saying what else was considered and when to look again', async () => {
    const { id } = await ask();
    const bare = { id, answer: 'DECLINE', reasons: 'No.' };
    await expect(desk.change(answerShareRequest, lead, bare)).rejects.toMatchObject({
      problems: [
        'alternatives: must be said by a holder that declines.',
        'reviewAt: must be said by a holder that declines.',
      ],
    });
  });

  it.each([
    ['by the one who asked', sana, 'RECORD_NOT_FOUND'],
    ['by another holder', staffOf(alderbrook).lead, 'RECORD_NOT_FOUND'],
    ['in a role that does not judge', officer, 'CHANGE_REFUSED'],
  ])('is not answered %s', async (_what, who, code) => {
    const { id } = await ask();
    await expect(desk.change(answerShareRequest, who, { id, ...decline })).rejects.toMatchObject({ code });
  });

  it('left unanswered goes to the party that the agreement names, once, and can still be answered', async () => {
    const { id } = await ask();
    desk.pass({ hours: HOURS });
    desk.takeKinds();
    await desk.clocks.execute();
    const escalated = desk.events.filter(({ data }) => data.record === id);
    expect(escalated.map(({ data }) => [data.owner, data.requester])).toEqual([
      [willowbank.id, {}],
      [leafshire.id, {}],
    ]);
    const queue = await new OfficersView(desk.database).notices(alderbrook.id);
    expect(queue.filter(({ about }) => about === id)).toMatchObject([{ kind: 'ESCALATED', closedAt: null }]);
    desk.takeKinds();
    await desk.clocks.execute();
    expect(desk.takeKinds()).toEqual([]);
    const answered = await desk.change(answerShareRequest, lead, { id, ...decline });
    expect(answered.status).toBe('DECLINED');
    expect(await desk.count('notice', `about = '${id}' and kind = 'ESCALATED' and closed_at is null`)).toBe(
      0,
    );
  });
});

describe('a decision not to share', () => {
  let desk: TestRegister;

  beforeAll(async () => {
    desk = await TestRegister.open(await createTestDatabase(), withTerms);
  }, 60_000);
  afterAll(() => desk.close());

  const input = {
    ...{ decisionId: 'dec_9', recipientId: leafshire.id, ground: 'DETRIMENT', reasons: 'It would harm her.' },
    ...{ alternatives: 'A summary.', reviewAt: '2026-12-01' },
  };
  const record = () => desk.change(recordNonDisclosure, lead, { person: { id: 'per_ellie' }, input });

  it('does what waited for it in the queue', async () => {
    const notices = [{ kind: 'RECORD_NONDISCLOSURE', decisionId: 'dec_9', agencyId: willowbank.id }];
    await openNotices(desk.changes, desk.orderOf(sana), { input: notices });
    await record();
    expect(desk.takeKinds()).toEqual(['NOTICE_OPENED', 'NONDISCLOSURE_RECORDED']);
    expect(await desk.count('notice', "kind = 'RECORD_NONDISCLOSURE' and closed_at is null")).toBe(0);
  });

  it('is looked at again on its day, escalated when nobody does, and then reviewed', async () => {
    const { id } = await record();
    const queue = () => desk.count('notice', `about = '${id}' and closed_at is null`);
    desk.pass({ days: 6 });
    await desk.clocks.execute();
    expect(await queue()).toBe(0);
    desk.pass({ days: 1 });
    await desk.clocks.execute();
    expect(await queue()).toBe(1);
    desk.pass({ days: 8 });
    await desk.clocks.execute();
    expect(await queue()).toBe(2);
    const upheld = { id, outcome: 'UPHELD', notes: 'As before.', reviewAt: '2027-01-10' };
    await desk.change(reviewNonDisclosure, officer, upheld);
    expect(await queue()).toBe(0);
    desk.pass({ days: 40 });
    await desk.clocks.execute();
    expect(await queue()).toBe(1);
    await desk.change(reviewNonDisclosure, officer, { id, outcome: 'OVERTURNED', notes: 'She agrees now.' });
    await expect(desk.change(reviewNonDisclosure, officer, upheld)).rejects.toMatchObject({
      code: 'RECORD_STATE',
    });
  });

  it("is the holder's own: no other agency's officer finds it", async () => {
    const [entry] = await new OfficersView(desk.database).nonDisclosures(willowbank.id);
    const review = { id: entry?.id, outcome: 'UPHELD', notes: 'x' };
    await expect(desk.change(reviewNonDisclosure, devika, review)).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    });
  });
});
