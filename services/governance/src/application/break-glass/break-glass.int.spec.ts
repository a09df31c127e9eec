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
import { closeNotice } from '../notices/close-notice.js';
import { openNotices } from '../notices/open-notices.js';
import { OfficersView } from '../officers/officers-view.js';
import { closeBreakGlass } from './close-break-glass.js';
import { declareBreakGlass } from './declare-break-glass.js';
import { extendBreakGlass } from './extend-break-glass.js';
import { reviewBreakGlass } from './review-break-glass.js';

const ground = { agencies, practitioners, people, enquiry: ellieEnquiry };
const justification = 'Ellie is missing from school and her mother does not answer.';
const about = (person: string) => ({ person: { id: person }, ground: 'MISSING_PERSON', justification });
const review = (id: string) => ({ id, finding: 'JUSTIFIED', notes: 'The police confirm it.' });

describe('breaking the glass', () => {
  let register: TestRegister;

  beforeAll(async () => {
    register = await TestRegister.open(await createTestDatabase(), practiceRegister(ground));
  }, 60_000);
  afterAll(() => register.close());
  beforeEach(async () => {
    register.pass({ days: 1 });
    await register.clocks.execute();
    register.takeKinds();
  });

  it('opens the person and their household for an hour, and tells the officers by a number alone', async () => {
    const { id } = await register.change(declareBreakGlass, sana, about('per_ellie'));
    const { breakGlass } = await register.factsOf('per_ellie', sana, id);
    expect(breakGlass).toEqual({
      ...{ id, ground: 'MISSING_PERSON', justification, extended: false },
      until: new Date(register.now().getTime() + 3_600_000).toISOString(),
      personIds: ['per_ellie', 'per_noah', 'per_kate'],
    });
    expect(JSON.stringify(register.events)).not.toMatch(/missing from|per_|prc_/);
    expect(register.takeKinds()).toEqual(['BREAK_GLASS_OPENED', 'NOTICE_OPENED', 'NOTICE_OPENED']);
    const notices = await new OfficersView(register.database).notices(leafshire.id);
    expect(notices.filter((notice) => notice.about === id)).toMatchObject([
      { kind: 'NOTIFY_IG', detail: null, subjectId: null },
      { kind: 'REVIEW', dueAt: new Date(register.now().getTime() + 72 * 3_600_000) },
    ]);
  });

  it('opens nothing to a colleague, and nothing once the hour has passed', async () => {
    const { id } = await register.change(declareBreakGlass, sana, about('per_ellie'));
    expect((await register.factsOf('per_ellie', tom, id)).breakGlass).toBeNull();
    register.pass({ minutes: 60 });
    expect((await register.factsOf('per_ellie', sana, id)).breakGlass).toBeNull();
  });

  it('is extended once, by whoever declared it, for another hour', async () => {
    const { id, until } = await register.change(declareBreakGlass, sana, about('per_ellie'));
    await expect(register.change(extendBreakGlass, tom, { id, justification })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    });
    await register.change(extendBreakGlass, sana, { id, justification });
    expect((await register.factsOf('per_ellie', sana, id)).breakGlass).toMatchObject({
      extended: true,
      until: new Date(until.getTime() + 3_600_000).toISOString(),
    });
    await expect(register.change(extendBreakGlass, sana, { id, justification })).rejects.toMatchObject({
      code: 'RECORD_STATE',
    });
  });

  it('cannot be declared again while it is open, not even at the same moment', async () => {
    const declare = () => register.change(declareBreakGlass, sana, about('per_ada'));
    const outcomes = await Promise.allSettled([declare(), declare()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends when it is closed, or by itself', async () => {
    const closed = await register.change(declareBreakGlass, sana, about('per_noah'));
    await register.change(closeBreakGlass, sana, { id: closed.id });
    expect((await register.factsOf('per_noah', sana, closed.id)).breakGlass).toBeNull();
    await register.change(declareBreakGlass, sana, about('per_noah'));
    register.takeKinds();
    register.pass({ minutes: 61 });
    await register.clocks.execute();
    expect(register.events).toMatchObject([{ data: { reason: 'TIME_RAN_OUT', requester: {} } }]);
    await register.clocks.execute();
    expect(register.takeKinds()).toEqual(['BREAK_GLASS_CLOSED']);
  });

  it.each([
    ['in a role that the agency does not list', devika],
    ['of an agency that lists nobody', staffOf(alderbrook).lead],
  ])('is refused to somebody %s', async (_what, who) => {
    await expect(register.change(declareBreakGlass, who, about('per_ellie'))).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
  });

  it.each([
    ['is out of training', "training_valid_to = '2026-11-01'"],
    ['has signed in too weakly', 'aal = 1'],
  ])('is refused to a practitioner who %s', async (_what, change) => {
    const restore = "training_valid_to = '2030-12-31', aal = 2";
    await register.database.query(`update practitioner set ${change} where id = 'prc_tom'`);
    await expect(register.change(declareBreakGlass, tom, about('per_ellie'))).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
    await register.database.query(`update practitioner set ${restore} where id = 'prc_tom'`);
  });

  it('needs a ground that is known and a reason of some length', async () => {
    const thin = { ...about('per_ellie'), ground: 'HURRY', justification: 'urgent' };
    await expect(register.change(declareBreakGlass, sana, thin)).rejects.toMatchObject({
      problems: [
        expect.stringContaining('ground: must be one of LIFE_RISK'),
        'justification: must be at least 20 characters.',
      ],
    });
  });

  it('is reviewed by an officer, once it has ended, and only once', async () => {
    const { id } = await register.change(declareBreakGlass, sana, about('per_ellie'));
    const code = async (who: typeof devika) =>
      register.change(reviewBreakGlass, who, review(id)).catch((e: unknown) => (e as { code: string }).code);
    expect(await code(devika)).toBe('RECORD_STATE');
    expect(await code({ ...sana })).toBe('CHANGE_REFUSED');
    register.pass({ hours: 2 });
    expect(await code(staffOf(willowbank).officer as typeof devika)).toBe('RECORD_NOT_FOUND');
    register.takeKinds();
    const reviewed = await register.change(reviewBreakGlass, devika, review(id));
    expect(reviewed).toMatchObject({ finding: 'JUSTIFIED', reviewerAgencyId: leafshire.id });
    expect(register.takeKinds()).toEqual(['BREAK_GLASS_REVIEWED']);
    expect(await code(devika)).toBe('RECORD_STATE');
    expect(await register.count('notice', `about = '${id}' and kind = 'REVIEW' and closed_at is null`)).toBe(
      0,
    );
  });

  it('is reviewed by no holder that has to do with it for what was kept back alone: the review would name it', async () => {
    const { id } = await register.change(declareBreakGlass, sana, about('per_ellie'));
    const notice = { kind: 'REVIEW', decisionId: 'dec_9', breakGlassId: id, agencyId: alderbrook.id };
    await openNotices(register.changes, register.orderOf(sana), { input: [notice] });
    register.pass({ hours: 2 });
    await expect(
      register.change(reviewBreakGlass, staffOf(alderbrook).officer, review(id)),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
  });

  it('may be reviewed by an officer of a holder whose records it opened', async () => {
    const { id } = await register.change(declareBreakGlass, sana, about('per_ellie'));
    const order = { ...register.orderOf(sana) };
    const notice = { kind: 'NOTIFY_IG', decisionId: 'dec_1', breakGlassId: id, subjectId: 'per_ellie' };
    const input = [
      { ...notice, agencyId: willowbank.id },
      { ...notice, agencyId: alderbrook.id },
    ];
    expect(await openNotices(register.changes, order, { input })).toBe(2);
    expect(await openNotices(register.changes, order, { input })).toBe(0);
    register.pass({ hours: 2 });
    const { officer } = staffOf(willowbank);
    const shown = await new OfficersView(register.database).breakGlassReviews(willowbank.id);
    expect(shown.map((entry) => entry.id)).toEqual([id]);
    const { reviewerAgencyId } = await register.change(reviewBreakGlass, officer, review(id));
    expect(reviewerAgencyId).toBe(willowbank.id);
  });

  it('that nobody reviews in time is escalated, once', async () => {
    const { id } = await register.change(declareBreakGlass, sana, about('per_ellie'));
    register.pass({ hours: 73 });
    await register.clocks.execute();
    await register.clocks.execute();
    expect(await register.count('notice', `about = '${id}' and kind = 'ESCALATED'`)).toBe(1);
  });
});

describe('a notice', () => {
  let register: TestRegister;

  beforeAll(async () => {
    register = await TestRegister.open(await createTestDatabase(), practiceRegister(ground));
  }, 60_000);
  afterAll(() => register.close());

  it('is opened once, closed by an officer of the agency it is for, and may then be opened again', async () => {
    const input = [{ kind: 'NOTIFY_IG', decisionId: 'dec_1', agencyId: leafshire.id }];
    const open = () => openNotices(register.changes, register.orderOf(sana), { input });
    expect([await open(), await open()]).toEqual([1, 0]);
    const [notice] = await new OfficersView(register.database).notices(leafshire.id);
    const id = notice?.id ?? '';
    const { officer } = staffOf(willowbank);
    await expect(register.change(closeNotice, officer, { id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    });
    await expect(register.change(closeNotice, sana, { id })).rejects.toMatchObject({
      code: 'CHANGE_REFUSED',
    });
    await register.change(closeNotice, devika, { id });
    expect(await open()).toBe(1);
    expect(register.takeKinds()).toEqual(['NOTICE_OPENED', 'REFUSAL', 'NOTICE_CLOSED', 'NOTICE_OPENED']);
  });

  it('for an agency that nobody knows is refused with all the others', async () => {
    const input = [
      { kind: 'NOTIFY_IG', decisionId: 'dec_2', agencyId: leafshire.id },
      { kind: 'NOTIFY_HOLDER', decisionId: 'dec_2', agencyId: 'agy_nobody' },
    ];
    await expect(openNotices(register.changes, register.orderOf(sana), { input })).rejects.toMatchObject({
      problems: ['1.agencyId: must be an agency of the register.'],
    });
    expect(await register.count('notice', "decision_id = 'dec_2'")).toBe(0);
  });
});
