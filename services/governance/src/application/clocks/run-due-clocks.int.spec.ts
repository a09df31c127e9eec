import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PontioError } from '@pontio/errors';
import { createLogger } from '@pontio/platform';
import { agencies, ellieEnquiry, leafshire, people, practitioners, sana } from '@pontio/testing';
import { createTestDatabase } from '@pontio/testing/servers';
import { practiceRegister } from '../../../test/practice-register.js';
import { TestRegister } from '../../../test/test-register.js';
import { setRestriction } from '../people/set-restriction.js';
import { liftRestriction } from '../people/end-record.js';
import { runEvery } from './run-every.js';

const ground = { agencies, practitioners, people, enquiry: ellieEnquiry };
const restriction = {
  person: { id: 'per_ellie' },
  input: {
    ...{
      code: 'R.SENSITIVE_LOCATION',
      authority: 'Social worker',
      from: '2026-11-24',
      reviewAt: '2026-12-24',
    },
    ...{ hides: ['LOCATION'], categories: [], fromAgencies: [], exceptPurposes: [], exceptApprovers: [] },
    ...{ breakGlass: 'FORBIDDEN', dangerousPersons: [] },
  },
};

describe('the clocks of the register', () => {
  let register: TestRegister;

  beforeAll(async () => {
    register = await TestRegister.open(await createTestDatabase(), practiceRegister(ground));
  }, 60_000);
  afterAll(() => register.close());
  beforeEach(() => {
    register.journalFault = undefined;
    register.takeKinds();
  });

  const due = new Date('2026-12-24T09:00:00Z');

  it('deal with each record once, however many replicas run them', async () => {
    for (let i = 0; i < 120; i += 1) await register.change(setRestriction, sana, restriction);
    register.takeKinds();
    const done = await Promise.all([1, 2, 3].map(() => register.clocks.execute(due)));
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(120);
    expect(register.takeKinds()).toHaveLength(120);
    expect(await register.count('notice', `kind = 'REVIEW_DUE' and agency_id = '${leafshire.id}'`)).toBe(120);
  });

  it('leave what they could not record for the next time', async () => {
    const { id } = await register.change(setRestriction, sana, restriction);
    register.journalFault = new PontioError('AUDIT_UNAVAILABLE');
    await expect(register.clocks.execute(due)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    expect(await register.count('notice', `about = '${id}'`)).toBe(0);
    register.journalFault = undefined;
    expect(await register.clocks.execute(due)).toBe(1);
  });

  it('remind nobody of a restriction that was lifted', async () => {
    const { id } = await register.change(setRestriction, sana, restriction);
    await register.change(liftRestriction, sana, { id, reason: 'They have moved.' });
    expect(await register.clocks.execute(due)).toBe(0);
  });

  it('run by themselves until they are stopped, and survive a failure', async () => {
    const { id } = await register.change(setRestriction, sana, restriction);
    register.pass({ days: 31 });
    register.journalFault = new PontioError('AUDIT_UNAVAILABLE');
    const failed = register.refusals;
    const stop = runEvery(0.02, register.clocks, createLogger('test'));
    while (register.refusals === failed) await nextTurn();
    register.journalFault = undefined;
    while ((await register.count('notice', `about = '${id}'`)) === 0) await nextTurn();
    await stop();
    expect(register.takeKinds()).toContain('NOTICE_OPENED');
  });
});
