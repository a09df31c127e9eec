import { beforeEach, describe, expect, it } from '@jest/globals';
import { NOBODY } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import type { RequestContext } from '@pontio/request-context';
import type { Subject } from '../exchange.js';
import { GovernanceClient } from './governance.client.js';
import type { RegisterQuestion } from './register-client.js';

const MINUTE = 60_000;
const context = {
  agencyId: 'agy_council',
  practitionerId: 'prc_sana',
  purpose: 'SAFEGUARD_CHILD',
  at: '2026-11-24T10:00:00.000Z',
} as RequestContext;
const child: Subject = {
  place: 'person',
  id: 'per_1',
  kind: 'PERSON',
  match: 'Match',
  orderSubject: 'identifier:NHS:1',
  recordIds: {},
  severalRecordsAt: [],
};
const asked = { subjects: [child], holderIds: ['agy_school'] };
const { kind, match, ...nothing } = NOBODY;
const consent = {
  id: 'con_1',
  kind: 'CONFIDENTIALITY_CONSENT',
  state: 'GIVEN',
  scope: { purposes: [], categories: [], holders: [], recipients: [] },
  explicit: true,
  givenBy: 'per_1',
  capacity: 'SELF',
  at: '2026-06-01T10:00:00.000Z',
} as const;
const partyFacts = { recipient: { id: 'agy_council' }, holders: [], agreements: [], jurisdiction: 'ENG' };

/** A register that answers as governance does: facts where the version asked about is not the one it has. */
class Register {
  readonly questions: RegisterQuestion[] = [];
  person = { version: '1', facts: { ...nothing, id: 'per_1', consents: [consent] as object[] } };
  isDown = false;

  ask(question: RegisterQuestion): Promise<Record<string, unknown>> {
    this.questions.push(question);
    if (this.isDown) return Promise.reject(new PontioError('DECISION_UNAVAILABLE'));
    const known = new Map(this.known.map(({ scope, version }) => [scope, version]));
    const { version, facts } = this.person;
    const answer = {
      parties: { version: 'p1', ...(known.get('parties') !== 'p1' && { facts: partyFacts }) },
      subjects: [{ id: 'per_1', version, ...(known.get('per_1') !== version && { facts }) }],
      breakGlass: null,
    };
    return Promise.resolve({ decisionFacts: JSON.parse(JSON.stringify(answer)) as unknown });
  }

  get known(): { scope: string; version: string }[] {
    const input = this.questions.at(-1)?.variables?.['input'] as {
      known: { scope: string; version: string }[];
    };
    return input.known;
  }
}

describe('governance, as the gateway asks it', () => {
  let register: Register;
  let client: GovernanceClient;
  let now: number;
  beforeEach(() => {
    register = new Register();
    now = Date.parse('2026-11-24T10:00:00Z');
    client = new GovernanceClient({ register, unconfirmedForMs: 5 * MINUTE, now: () => new Date(now) });
  });

  it('is asked once a request, and the second time only whether what is known still holds', async () => {
    const first = await client.decisionFacts(context, asked);
    const second = await client.decisionFacts(context, asked);
    expect(register.questions).toHaveLength(2);
    expect(register.known).toEqual([
      { scope: 'parties', version: 'p1' },
      { scope: 'per_1', version: '1' },
    ]);
    expect(second.subjects[0]).toBe(first.subjects[0]);
    expect(second.recipient).toBe(first.recipient);
  });

  it('gives a withdrawn consent as withdrawn in the very next request', async () => {
    await client.decisionFacts(context, asked);
    register.person = {
      version: '2',
      facts: { ...register.person.facts, consents: [{ ...consent, state: 'WITHDRAWN' }] },
    };
    const { subjects } = await client.decisionFacts(context, asked);
    expect(subjects[0]?.consents.map(({ state }) => state)).toEqual(['WITHDRAWN']);
  });

  it('cannot be reached: consent counts as not given and restrictions as present, and the facts say so', async () => {
    await client.decisionFacts(context, asked);
    register.isDown = true;
    const { subjects, freshness } = await client.decisionFacts(context, asked);
    expect(freshness).toBe('NOT_GUARANTEED');
    expect(subjects[0]?.consents).toEqual([]);
    expect(subjects[0]?.restrictions.map(({ code }) => code)).toContain('R.SENSITIVE_LOCATION');
  });

  it('cannot be reached for longer than it may: nothing is decided', async () => {
    await client.decisionFacts(context, asked);
    register.isDown = true;
    now += 5 * MINUTE + 1;
    await expect(client.decisionFacts(context, asked)).rejects.toMatchObject({
      code: 'DECISION_UNAVAILABLE',
    });
  });

  it('cannot be reached, and about somebody else nothing is known: nothing is decided', async () => {
    await client.decisionFacts(context, asked);
    register.isDown = true;
    const other = { ...asked, subjects: [child, { ...child, id: 'per_2' }] };
    await expect(client.decisionFacts(context, other)).rejects.toMatchObject({
      code: 'DECISION_UNAVAILABLE',
    });
  });

  it('is reached again: the facts are confirmed and count in full', async () => {
    await client.decisionFacts(context, asked);
    register.isDown = true;
    await client.decisionFacts(context, asked);
    register.isDown = false;
    const { subjects, freshness } = await client.decisionFacts(context, asked);
    expect(freshness).toBeUndefined();
    expect(subjects[0]?.consents).toHaveLength(1);
  });

  it('names a version that nobody has: nothing is decided', async () => {
    const forgetful = {
      ask: () =>
        Promise.resolve({
          decisionFacts: { parties: { version: 'p9' }, subjects: [], breakGlass: null },
        }),
    };
    const strange = new GovernanceClient({
      register: forgetful,
      unconfirmedForMs: 0,
      now: () => new Date(now),
    });
    await expect(strange.decisionFacts(context, asked)).rejects.toMatchObject({
      code: 'DECISION_UNAVAILABLE',
    });
  });

  it('says nothing of somebody asked about: nothing is decided, for restrictions may be among it', async () => {
    const other = { ...asked, subjects: [child, { ...child, id: 'per_2' }] };
    await expect(client.decisionFacts(context, other)).rejects.toMatchObject({
      code: 'DECISION_UNAVAILABLE',
    });
  });
});
