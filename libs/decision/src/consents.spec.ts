import { describe, expect, it } from '@jest/globals';
import type { CellCase } from './cell-case.js';
import { SHARING_CONSENT, consentFor, isSpecific } from './consents.js';
import type { RepresentativeCapacity } from '@pontio/vocabulary';
import type { ConsentFacts } from './index.js';

const record = (id: string, changed: Partial<ConsentFacts> = {}): ConsentFacts => ({
  id,
  kind: 'CONFIDENTIALITY_CONSENT',
  state: 'GIVEN',
  scope: { purposes: [], categories: [], holders: [], recipients: [] },
  explicit: false,
  givenBy: 'per_mother',
  capacity: 'PR',
  at: '2026-06-01T10:00:00.000Z',
  ...changed,
});

const scope = (changed: Partial<ConsentFacts['scope']>): ConsentFacts['scope'] => ({
  ...record('').scope,
  ...changed,
});

/** Who speaks for the child, and as what. */
const SPEAKERS = {
  per_mother: 'PR',
  per_father: 'PR',
  per_attorney: 'LPA_HW',
  per_banker: 'LPA_PF',
  per_deputy: 'DEPUTY',
} satisfies Record<string, RepresentativeCapacity>;

const counting = (...consents: ConsentFacts[]): string | undefined => {
  const cell = {
    today: '2026-11-01',
    input: {
      at: '2026-11-01T10:00:00.000Z',
      request: { purpose: 'EARLY_HELP' },
      recipient: { id: 'agy_council' },
    },
    holder: { id: 'agy_school' },
    question: { label: { category: 'EDUCATION' } },
    subject: {
      id: 'per_child',
      consents,
      representatives: Object.entries(SPEAKERS).map(([personId, capacity]) => ({
        personId,
        capacity,
        from: '2016-01-01',
        to: '2026-06-30',
      })),
    },
  } as unknown as CellCase;
  return consentFor(cell, SHARING_CONSENT)?.id;
};

describe('the consent that counts', () => {
  it('is the newest of one giver, in whichever order they are recorded', () => {
    const older = record('older');
    const newer = record('newer', { state: 'WITHDRAWN', at: '2026-07-01T10:00:00.000Z' });
    expect([counting(older, newer), counting(newer, older)]).toEqual(['newer', 'newer']);
  });

  it("is a person's own before a representative's, even an older one", () => {
    const own = record('own', { capacity: 'SELF', givenBy: 'per_child', at: '2026-05-01T10:00:00.000Z' });
    expect(counting(record('mother'), own)).toBe('own');
  });

  it('is the narrower of two, and on a tie the one that denies', () => {
    const father = { givenBy: 'per_father' };
    const narrow = record('narrow', { ...father, scope: scope({ categories: ['EDUCATION'] }) });
    expect(counting(record('wide', { state: 'REFUSED' }), narrow)).toBe('narrow');
    expect(counting(record('yes'), record('no', { ...father, state: 'REFUSED' }))).toBe('no');
  });

  it.each([
    ['has run out', { validTo: '2026-10-31' }],
    ['was entered in error', { state: 'ENTERED_IN_ERROR' }],
    ['was only asked for', { state: 'REQUESTED' }],
    ['is dated after the request', { at: '2026-11-01T10:00:01.000Z' }],
    ['is of another kind', { kind: 'SERVICE_PARTICIPATION' }],
    ['is for another purpose', { scope: scope({ purposes: ['HOMELESSNESS'] }) }],
    ['is for another recipient', { scope: scope({ recipients: ['agy_charity'] }) }],
    ['is for another holder', { scope: scope({ holders: ['agy_gp'] }) }],
  ] satisfies [string, Partial<ConsentFacts>][])('is none when the only one %s', (_what, changed) => {
    expect(counting(record('one', changed))).toBeUndefined();
  });

  it('is none when the one that would count is superseded by one out of scope', () => {
    const later = record('later', { supersedes: 'first', scope: scope({ purposes: ['HOMELESSNESS'] }) });
    expect(counting(record('first'), later)).toBeUndefined();
  });

  it('is no yes of somebody who could not speak for the person that day, but any no', () => {
    const late = { at: '2026-07-01T10:00:00.000Z' };
    expect(counting(record('late', late))).toBeUndefined();
    expect(counting(record('stranger', { givenBy: 'per_aunt' }))).toBeUndefined();
    expect(counting(record('attorney', { capacity: 'LPA' }))).toBeUndefined();
    expect(counting(record('impostor', { capacity: 'SELF' }))).toBeUndefined();
    expect(counting(record('no', { ...late, state: 'REFUSED' }))).toBe('no');
  });

  it('is a yes of whoever could speak for the person in that capacity', () => {
    expect(counting(record('attorney', { capacity: 'LPA', givenBy: 'per_attorney' }))).toBe('attorney');
    expect(counting(record('banker', { capacity: 'LPA', givenBy: 'per_banker' }))).toBe('banker');
    expect(counting(record('deputy', { capacity: 'DEPUTY', givenBy: 'per_deputy' }))).toBe('deputy');
    expect(counting(record('mother', { capacity: 'DEPUTY', givenBy: 'per_mother' }))).toBeUndefined();
    expect(counting(record('nobody', { capacity: 'SELF', givenBy: 'per_mother' }))).toBeUndefined();
  });

  it('is the older when the newer was taken back as superseded or made in error', () => {
    const newer = record('newer', { at: '2026-06-02T10:00:00.000Z' });
    expect(counting(record('older'), { ...newer, state: 'SUPERSEDED' })).toBe('older');
    expect(counting(record('older'), { ...newer, state: 'ENTERED_IN_ERROR' })).toBe('older');
  });

  it('is the one whose id comes first where nothing else tells two apart, whichever is read first', () => {
    const [a, b] = [record('a'), record('b', { givenBy: 'per_father' })];
    expect([counting(a, b), counting(b, a)]).toEqual(['a', 'a']);
  });

  it('counts from the very instant it was made', () => {
    const at = '2026-11-01T10:00:00.000Z';
    expect(counting(record('now', { at, state: 'REFUSED' }))).toBe('now');
  });

  it('is the older no when a newer yes turned out never to have been valid', () => {
    const older = record('older', { state: 'REFUSED' });
    const newer = { state: 'INVALIDATED', at: '2026-06-15T10:00:00.000Z' } as const;
    expect(counting(older, record('newer', newer))).toBe('older');
  });

  it('is the older no when the newer yes of the same giver came too late', () => {
    const older = record('older', { state: 'REFUSED' });
    expect(counting(older, record('newer', { at: '2026-07-01T10:00:00.000Z' }))).toBe('older');
  });

  it('is what was answered before, when somebody asks again', () => {
    const asked = record('asked', { state: 'REQUESTED', at: '2026-06-02T10:00:00.000Z' });
    expect(counting(record('no', { state: 'REFUSED' }), asked)).toBe('no');
    expect(counting(record('yes'), { ...asked, state: 'NOT_ASKED' })).toBe('yes');
  });

  it('is specific only when it says both for what and to whom', () => {
    const [purposes, recipients] = [['EARLY_HELP'], ['agy_council']];
    const specific = [{ purposes, recipients }, { purposes }, { recipients }].map((said) =>
      isSpecific(record('one', { scope: scope(said) })),
    );
    expect([...specific, isSpecific(undefined)]).toEqual([true, false, false, false]);
  });

  it('holds until the end of its last day', () => {
    expect(counting(record('one', { validTo: '2026-11-01' }))).toBe('one');
  });
});
