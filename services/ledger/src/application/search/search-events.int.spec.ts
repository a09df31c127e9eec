import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@pontio/testing/servers';
import { alderbrook, harbour, leafshire } from '@pontio/testing';
import { type TestLog, openTestLog, refs } from '../../../test/test-log.js';
import type { EventSearch } from './event-search.js';
import { type EventPage, searchEvents } from './search-events.js';

const ellie = refs('subject', 'per_ellie');
const jack = refs('subject', 'per_jack');
const hidden = { category: 'COUNSELLING', fields: ['EducationRecord.notes'], status: 'HIDDEN' } as const;
const given = { category: 'EDUCATION', fields: ['EducationRecord.year'], status: 'RETURNED' } as const;

describe('searching the audit trail', () => {
  let log: TestLog;
  let ids: Record<'first' | 'wholeHidden' | 'partHidden' | 'denied' | 'glass' | 'others', string>;

  beforeAll(async () => {
    log = await openTestLog(await createTestDatabase());
    ids = {
      first: await log.tell('DISCLOSURE', {
        subjectRef: ellie,
        purpose: 'SAFEGUARD_CHILD',
        correlation: 'req_1',
      }),
      wholeHidden: await log.tell('DISCLOSURE', { subjectRef: ellie, cells: [hidden], outcome: 'deny' }),
      partHidden: await log.tell('DISCLOSURE', {
        subjectRef: ellie,
        cells: [given, hidden],
        outcome: 'partial',
      }),
      denied: await log.tell('REFUSAL', {
        subjectRef: jack,
        owner: alderbrook.id,
        requester: { userRef: refs('practitioner', 'prc_tom') },
      }),
      glass: await log.tell('DISCLOSURE', {
        subjectRef: jack,
        mode: 'BREAK_GLASS',
        breakGlass: 'bgl_1',
        caseRef: refs('case', 'C-9'),
      }),
      others: await log.tell('DISCLOSURE', {
        subjectRef: ellie,
        owner: harbour.id,
        requester: { org: alderbrook.id },
      }),
    };
  }, 60_000);
  afterAll(() => log.drop());

  const find = (search: Partial<EventSearch>, page = {}): Promise<EventPage> =>
    searchEvents(log.reader, { agencyId: leafshire.id, ...search }, { first: 50, ...page });
  const found = async (search: Partial<EventSearch>, page = {}): Promise<string[]> =>
    (await find(search, page)).entries.map(({ event }) => event.id);

  it.each<[string, Partial<EventSearch>, (keyof typeof ids)[]]>([
    ['everything of the agency', {}, ['glass', 'denied', 'partHidden', 'first']],
    ['a person', { subjectRef: ellie }, ['partHidden', 'first']],
    ['a practitioner', { practitionerRef: refs('practitioner', 'prc_tom') }, ['denied']],
    ['a case', { caseRef: refs('case', 'C-9') }, ['glass']],
    ['a purpose and a request', { purpose: 'SAFEGUARD_CHILD', requestId: 'req_1' }, ['first']],
    ['refusals', { kinds: ['REFUSAL'] }, ['denied']],
    ['denials', { outcome: 'deny' }, ['denied']],
    ['what was given in full, as far as the agency was told', { outcome: 'permit' }, ['partHidden']],
    ['emergencies', { breakGlass: true }, ['glass']],
    ['the agency giving', { giving: alderbrook.id, subjectRef: jack }, ['glass', 'denied']],
    ['the agency asking', { asking: alderbrook.id }, []],
    ['a time', { from: '2026-11-24T08:00:04.000Z', to: '2026-11-24T08:00:05.000Z' }, ['denied']],
  ])(
    'finds %s, and nothing that is hidden from the agency or is none of its business',
    async (_what, search, names) => {
      expect(await found(search)).toEqual(names.map((name) => ids[name]));
    },
  );

  it('shows the holder what it hid', async () => {
    expect(await found({ agencyId: alderbrook.id, subjectRef: ellie, outcome: 'deny' })).toEqual([
      ids.wholeHidden,
    ]);
  });

  it('gives pages that are full whatever is hidden in between, and ends with the last', async () => {
    const pages: string[][] = [];
    for (let after: string | undefined; ;) {
      const page = await find({}, { first: 1, ...(after !== undefined && { after }) });
      pages.push(page.entries.map(({ event }) => event.id));
      if (page.next === undefined) break;
      after = page.next;
    }
    expect(pages).toEqual([[ids.glass], [ids.denied], [ids.partHidden], [ids.first]]);
  });

  it.each(['', 'nonsense', Buffer.from('12 drop table').toString('base64url')])(
    'refuses the cursor "%s"',
    async (after) => {
      await expect(find({}, { after })).rejects.toMatchObject({ code: 'OPERATION_INVALID' });
    },
  );
});
