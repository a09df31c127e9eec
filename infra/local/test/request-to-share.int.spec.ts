import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GatewayAnswer, Sharing } from '../src/demo/ask.js';
import { sanaAsks, tomAsks } from '../src/demo/questions.js';
import { change, graceAsks, mairActs, officersList, owenAsks, raviActs } from './register-questions.js';
import { type TestSystem, startTestSystem } from './test-system.js';

const MINUTE = 60_000;
const WHY = 'The enquiry turns on what she has told the school since September.';

describe('asking a holder to share what was withheld', () => {
  let system: TestSystem;
  let answer: GatewayAnswer;
  beforeAll(async () => {
    system = await startTestSystem();
    answer = await system.askAs(sanaAsks);
  }, 2 * MINUTE);
  afterAll(() => system.close(), MINUTE);

  const codeOf = ({ errors }: GatewayAnswer): unknown => errors[0]?.extensions['code'];
  const withheldAt = (path: string, from = answer): Sharing['withheld'][number] | undefined =>
    from.sharing?.withheld.find((entry) => entry.path.join('.') === path);
  const askFor = (ticket: string, asker = sanaAsks): Promise<GatewayAnswer> =>
    system.askAs(
      asker,
      change('requestToShare', { ticket, why: WHY }, 'id status holderId categories subjectRef dueAt'),
    );
  const askedFor = async (path: string): Promise<Record<string, string>> => {
    const { data, errors } = await askFor(withheldAt(path)?.request ?? '');
    expect(errors).toEqual([]);
    return data?.['requestToShare'] as Record<string, string>;
  };
  const day = (inDays: number): string =>
    new Date(Date.now() + inDays * 24 * 60 * MINUTE).toISOString().slice(0, 10);

  it('is possible where the answer says so, with a ticket that tells nothing of the person', () => {
    const entry = withheldAt('person.education.counsellingNotes');
    expect(entry).toMatchObject({ requestable: true, request: expect.stringMatching(/^[\w-]+\.\.[\w-]+\./) });
    expect(JSON.stringify(answer)).not.toMatch(/per_/);
  });

  it('is not offered for what is hidden', () => {
    const tickets = answer.sharing?.withheld.filter(({ request }) => request !== undefined) ?? [];
    expect(tickets.length).toBeGreaterThan(0);
    expect(JSON.stringify(tickets)).not.toMatch(/sexual/i);
  });

  it('brings what the holder decides to share, after it has given its reasons', async () => {
    const request = await askedFor('person.education.counsellingNotes');
    expect(request).toMatchObject({
      ...{ status: 'ASKED', holderId: 'agy_alderbrook', categories: ['COUNSELLING'] },
      ...{ subjectRef: expect.stringMatching(/^sub_/), dueAt: expect.any(String) },
    });
    const queue = await system.askAs(
      owenAsks,
      officersList('shareRequests', 'agy_alderbrook', 'id status why recipientId'),
    );
    expect(queue.data?.['shareRequests']).toContainEqual({
      ...{ id: request['id'], status: 'ASKED', why: WHY, recipientId: 'agy_leafshire' },
    });

    const shared = await system.askAs(
      mairActs,
      change(
        'answerShareRequest',
        {
          ...{ id: request['id'] ?? '', answer: 'SHARE', validTo: day(30) },
          reasons: 'She asked the counsellor to tell her social worker.',
        },
        'status judgementId',
      ),
    );
    expect(shared.errors).toEqual([]);
    expect(shared.data?.['answerShareRequest']).toMatchObject({ status: 'SHARED' });

    const next = await system.askAs(sanaAsks);
    expect(next.data?.['person']).toMatchObject({
      education: {
        counsellingNotes: expect.arrayContaining([expect.objectContaining({ text: expect.any(String) })]),
      },
    });
    expect(withheldAt('person.education.counsellingNotes', next)).toBeUndefined();
  });

  it('leaves a decision not to share, with a day on which it is looked at again', async () => {
    const request = await askedFor('person.health.mentalHealthContacts');
    const declined = await system.askAs(
      raviActs,
      change(
        'answerShareRequest',
        {
          ...{ id: request['id'] ?? '', answer: 'DECLINE', ground: 'DETRIMENT', reviewAt: day(28) },
          reasons: 'She is in the middle of treatment and would stop coming.',
          alternatives: 'Her therapist will speak to the social worker, with her.',
        },
        'status nonDisclosureId',
      ),
    );
    expect(declined.errors).toEqual([]);
    const { nonDisclosureId } = declined.data?.['answerShareRequest'] as { nonDisclosureId: string };
    const records = await system.askAs(
      graceAsks,
      officersList('nonDisclosures', 'agy_willowbank', 'id status reviewAt shareRequestId'),
    );
    expect(records.data?.['nonDisclosures']).toContainEqual({
      ...{ id: nonDisclosureId, status: 'OPEN', reviewAt: day(28), shareRequestId: request['id'] },
    });
    const next = await system.askAs(sanaAsks);
    expect(next.data?.['person']).toMatchObject({ health: { mentalHealthContacts: null } });
  });

  it('is answered by the holder alone', async () => {
    const fresh = await system.askAs(tomAsks);
    const entry = fresh.sharing?.withheld.find(
      ({ contact, request }) => request && contact?.phone === '01632 960401',
    );
    const { data } = await askFor(entry?.request ?? '', tomAsks);
    const { id } = data?.['requestToShare'] as { id: string };
    const answerIt = change(
      'answerShareRequest',
      { id, answer: 'SHARE', reasons: 'It would help them.', validTo: day(30) },
      'status',
    );
    for (const stranger of [raviActs, sanaAsks, tomAsks]) {
      expect(codeOf(await system.askAs(stranger, answerIt))).toMatch(/^(CHANGE_REFUSED|RECORD_NOT_FOUND)$/);
    }
    expect(codeOf(await system.askAs(owenAsks, answerIt))).toBe('CHANGE_REFUSED');
  });

  it.each<[string, (ticket: string) => Promise<GatewayAnswer>]>([
    ["a colleague's ticket", (ticket) => askFor(ticket, tomAsks)],
    ["another agency's ticket", (ticket) => askFor(ticket, raviActs)],
    ['a ticket that was tampered with', (ticket) => askFor(`${ticket.slice(0, -4)}AAAA`)],
    ['what is no ticket', () => askFor('dec_1')],
  ])('is refused with %s, and says to ask again', async (_what, attempt) => {
    const { request = '' } = withheldAt('person.education.counsellingNotes') ?? {};
    const refused = await attempt(request);
    expect(refused).toMatchObject({
      status: 400,
      errors: [
        {
          message: expect.stringContaining('Ask the question again'),
          extensions: { code: 'TICKET_INVALID' },
        },
      ],
    });
  });
});
