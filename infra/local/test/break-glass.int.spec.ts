import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tom } from '@pontio/testing';
import pg from 'pg';
import type { Asker, GatewayAnswer } from '../src/demo/ask.js';
import { aboutEllie, devikaAsks, sanaAsks, tomAsks } from '../src/demo/questions.js';
import {
  change,
  declareAboutEllie,
  graceAsks,
  mairActs,
  officersList,
  owenAsks,
} from './register-questions.js';
import { type TestSystem, startTestSystem, until, valuesOf } from './test-system.js';

const MINUTE = 60_000;

/** Tom in the middle of an emergency, relying on vital interests. */
const tomHurries: Asker = {
  practitioner: tom,
  purpose: 'EMERGENCY',
  legalGateways: ['UK.VITAL'],
};

interface Declaration {
  readonly id: string;
  readonly status: string;
  readonly until: string;
  readonly extended: boolean;
}

describe('breaking the glass', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  }, 2 * MINUTE);
  afterAll(() => system.close(), MINUTE);

  const codeOf = ({ errors }: GatewayAnswer): unknown => errors[0]?.extensions['code'];
  const tomAsksUnder = (breakGlass: string): Promise<GatewayAnswer> =>
    system.askAs(tomHurries, { ...aboutEllie, extensions: { sharing: { breakGlass } } });
  const declare = async (): Promise<Declaration> => {
    const { data, errors } = await system.askAs(tomAsks, declareAboutEllie());
    expect(errors).toEqual([]);
    return data?.['declareBreakGlass'] as Declaration;
  };
  const listOf = async (asker: Asker, field: string, agencyId: string, see: string) =>
    ((await system.askAs(asker, officersList(field, agencyId, see))).data?.[field] ?? []) as Record<
      string,
      unknown
    >[];

  describe('by a social worker who is not involved', () => {
    let refused: readonly GatewayAnswer[];
    let opened: Declaration;
    let answer: GatewayAnswer;
    beforeAll(async () => {
      refused = [await system.askAs(tomAsks), await system.askAs(tomHurries)];
      opened = await declare();
      answer = await tomAsksUnder(opened.id);
    });

    it('opens what was refused, for an hour', () => {
      for (const { data } of refused) expect(valuesOf(data)).toEqual([]);
      expect(answer.errors).toEqual([]);
      expect(answer.data?.['person']).toMatchObject({
        health: { allergies: [{ substance: 'Peanut' }, { substance: 'Penicillin' }] },
        socialCare: { plan: 'CHILD_IN_NEED' },
      });
      const minutes = (Date.parse(opened.until) - Date.now()) / MINUTE;
      expect(minutes).toBeGreaterThan(55);
      expect(minutes).toBeLessThanOrEqual(60);
    });

    it('says in the answer what it rests on and when that ends', () => {
      expect(answer.sharing?.breakGlass).toEqual({ id: opened.id, until: expect.any(String) });
      expect(Date.parse(answer.sharing?.breakGlass?.until ?? '')).toBe(Date.parse(opened.until));
    });

    it('opens the emergency set and keeps back the rest', () => {
      expect(answer.sharing?.outcome).toBe('PARTIAL');
      expect(answer.data?.['person']).toMatchObject({
        education: { attendancePercent: null, counsellingNotes: null },
        health: { sexualHealthContacts: null, mentalHealthContacts: null },
      });
    });

    it('is written beside everything that left, with what has to be done about it', async () => {
      const entries = await system.auditOf(answer);
      const disclosures = entries.filter(({ kind }) => kind === 'DISCLOSURE');
      expect(disclosures.length).toBeGreaterThan(0);
      for (const entry of disclosures) {
        expect(entry).toMatchObject({
          sentence: expect.stringContaining('by breaking the glass'),
          mode: 'BREAK_GLASS',
          breakGlass: opened.id,
          obligations: expect.arrayContaining(['NOTIFY_IG', 'REVIEW', 'TIMEBOX']),
        });
      }
    });

    it("is in the queue of the practitioner's own officer, to be reviewed", async () => {
      const reviews = await listOf(
        devikaAsks,
        'breakGlassReviews',
        'agy_leafshire',
        'id status ground reviewDueAt',
      );
      expect(reviews).toContainEqual({
        ...{ id: opened.id, status: 'OPEN', ground: 'CHILD_IMMEDIATE_DANGER' },
        reviewDueAt: expect.any(String),
      });
      const notices = await listOf(devikaAsks, 'notices', 'agy_leafshire', 'kind record');
      expect(notices).toContainEqual({ kind: 'REVIEW', record: opened.id });
    });

    it('is told to the officers of each agency that something was released from', async () => {
      const notices = await listOf(graceAsks, 'notices', 'agy_willowbank', 'kind record subjectRef');
      expect(notices).toContainEqual(expect.objectContaining({ kind: 'NOTIFY_IG', record: opened.id }));
      expect(JSON.stringify(notices)).not.toMatch(/per_/);
    });

    it('opens nothing twice when more is asked under it', async () => {
      const count = async (): Promise<number> =>
        (await listOf(graceAsks, 'notices', 'agy_willowbank', 'kind record')).filter(
          ({ record }) => record === opened.id,
        ).length;
      const before = await count();
      await tomAsksUnder(opened.id);
      expect(await count()).toBe(before);
    });

    it('opens more, and longer, when it is declared a second time, and no third time', async () => {
      const again = change(
        'extendBreakGlass',
        { id: opened.id, justification: 'Police are inside and ask what else is known of him.' },
        'id until extended',
      );
      const { data } = await system.askAs(tomAsks, again);
      expect(data?.['extendBreakGlass']).toMatchObject({ id: opened.id, extended: true });
      const more = await tomAsksUnder(opened.id);
      expect(valuesOf(more.data)).toEqual(expect.arrayContaining(valuesOf(answer.data)));
      expect(valuesOf(more.data).length).toBeGreaterThan(valuesOf(answer.data).length);
      expect(codeOf(await system.askAs(tomAsks, again))).toBe('RECORD_STATE');
    });

    it('is of no use to anybody else', async () => {
      const asSana = { ...aboutEllie, extensions: { sharing: { breakGlass: opened.id } } };
      expect(codeOf(await system.askAs(sanaAsks, asSana))).toBe('BREAK_GLASS_NOT_OPEN');
    });

    it('opens nothing once it is closed, and the refusal says which declaration it was', async () => {
      const closed = await system.askAs(tomAsks, change('closeBreakGlass', { id: opened.id }, 'status'));
      expect(closed.data).toEqual({ closeBreakGlass: { status: 'CLOSED' } });
      const after = await tomAsksUnder(opened.id);
      expect(after).toMatchObject({
        status: 403,
        errors: [{ extensions: { code: 'BREAK_GLASS_NOT_OPEN' } }],
      });
      expect(valuesOf(after.data)).toEqual([]);
      const requestId = after.errors[0]?.extensions['requestId'];
      const stored = await until(
        async () => (await system.storedEvents()).find(({ correlation }) => correlation === requestId),
        (event) => event !== undefined,
      );
      expect(stored).toMatchObject({ reason: 'BREAK_GLASS_NOT_OPEN', breakGlass: opened.id });
    });

    it('is reviewed by an officer, who finds what they find', async () => {
      const review = change(
        'reviewBreakGlass',
        { id: opened.id, finding: 'JUSTIFIED', notes: 'The call is on the log of the duty team.' },
        'status finding',
      );
      expect((await system.askAs(devikaAsks, review)).data).toEqual({
        reviewBreakGlass: { status: 'REVIEWED', finding: 'JUSTIFIED' },
      });
    });
  });

  it('ends by itself when its time has passed', async () => {
    const opened = await declare();
    expect(valuesOf((await tomAsksUnder(opened.id)).data)).not.toEqual([]);
    await runOut(opened.id);
    expect(codeOf(await tomAsksUnder(opened.id))).toBe('BREAK_GLASS_NOT_OPEN');
  });

  it('is not for a role that its agency does not list', async () => {
    expect(codeOf(await system.askAs(mairActs, declareAboutEllie()))).toBe('CHANGE_REFUSED');
  });

  it("shows an officer no other agency's declarations", async () => {
    expect(await listOf(owenAsks, 'breakGlassReviews', 'agy_leafshire', 'id')).toEqual([]);
  });

  /** Moves the end of a declaration into the past, as an hour would. */
  async function runOut(id: string): Promise<void> {
    const client = new pg.Client({ connectionString: system.databaseUrl });
    await client.connect();
    await client.query(
      "update governance.break_glass set until = now() - interval '1 second' where id = $1",
      [id],
    );
    await client.end();
  }
});
