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
    const known = new Map(this.input.known.map(({ scope, version }) => [scope, version]));
    const { version, facts } = this.person;
    const answer = {
      askers: this.input.askers.map((asker) => ({
        parties: { version: 'p1', ...(asker.known !== 'p1' && { facts: partyFacts }) },
        breakGlass: null,
      })),
      subjects: [{ id: 'per_1', version, ...(known.get('per_1') !== version && { facts }) }],
    };
    return Promise.resolve({ decisionFacts: JSON.parse(JSON.stringify(answer)) as unknown });
  }

  /** What was asked last. */
  get input(): Input {
    return this.questions.at(-1)?.variables?.['input'] as Input;
  }
}

interface Input {
  readonly subjectIds: string[];
  readonly askers: { practitionerId: string; known?: string }[];
  readonly known: { scope: string; version: string }[];
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
    expect(register.input.askers.map(({ known }) => known)).toEqual(['p1']);
    expect(register.input.known).toEqual([{ scope: 'per_1', version: '1' }]);
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
          decisionFacts: { askers: [{ parties: { version: 'p9' } }], subjects: [] },
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

  it('is asked once by those who ask in the same turn, each decided by what is said of them', async () => {
    const other = { ...context, practitionerId: 'prc_omar' };
    const asking = [context, context, other].map((one) => client.decisionFacts(one, asked));
    const facts = await Promise.all(asking);
    expect(facts.map(({ subjects }) => subjects[0]?.id)).toEqual(['per_1', 'per_1', 'per_1']);
    expect(register.questions).toHaveLength(1);
    expect(register.input.askers.map(({ practitionerId }) => practitionerId)).toEqual([
      'prc_sana',
      'prc_omar',
    ]);
    expect(register.questions[0]).toMatchObject({ subjects: ['per_1'], recipient: 'agy_council' });
  });

  it('is asked apart by another agency and for another purpose, as each order names one', async () => {
    const others = [
      { ...context, agencyId: 'agy_school' },
      { ...context, purpose: 'EMERGENCY' },
    ];
    await Promise.all([context, ...others].map((one) => client.decisionFacts(one, asked)));
    expect(register.questions.map(({ recipient, purpose }) => [recipient, purpose])).toEqual([
      ['agy_council', 'SAFEGUARD_CHILD'],
      ['agy_school', 'SAFEGUARD_CHILD'],
      ['agy_council', 'EMERGENCY'],
    ]);
  });

  it('says nothing of somebody asked about: nothing is decided, for restrictions may be among it', async () => {
    const other = { ...asked, subjects: [child, { ...child, id: 'per_2' }] };
    await expect(client.decisionFacts(context, other)).rejects.toMatchObject({
      code: 'DECISION_UNAVAILABLE',
    });
  });
});
