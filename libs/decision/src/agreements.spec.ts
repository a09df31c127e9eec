import { describe, expect, it } from '@jest/globals';
import { agreementFor } from './agreements.js';
import type { CellCase } from './cell-case.js';
import type { AgreementFacts } from './index.js';

const AT = '2026-11-01T10:00:00.000Z';
const agreement = (id: string, changed: Partial<AgreementFacts> = {}) =>
  ({
    id,
    version: 1,
    status: 'LIVE',
    purposes: ['EARLY_HELP'],
    compatiblePurposes: [],
    parties: ['agy_school', 'agy_council'].map((agencyId) => ({ agencyId, signedAt: AT })),
    review: { dueAt: '2026-10-22', graceDays: 10 },
    ...changed,
  }) as unknown as AgreementFacts;

const covering = (...agreements: AgreementFacts[]): string | undefined =>
  agreementFor({
    today: '2026-11-01',
    input: {
      at: AT,
      agreements,
      request: { purpose: 'EARLY_HELP' },
      recipient: { id: 'agy_council' },
    },
    holder: { id: 'agy_school' },
  } as unknown as CellCase)?.id;

describe('the agreement that covers a cell', () => {
  it('counts from the instant the last party signs to the last day of grace', () => {
    expect(covering(agreement('one'))).toBe('one');
    expect(covering(agreement('one', { review: { dueAt: '2026-10-21', graceDays: 10 } }))).toBeUndefined();
  });

  it('is none while a party has not signed', () => {
    const parties = [{ agencyId: 'agy_school', signedAt: AT }, { agencyId: 'agy_council' }];
    expect(covering(agreement('one', { parties }))).toBeUndefined();
  });

  it('is the newest version, then the one whose id comes first, whichever is read first', () => {
    const [a, b, newest] = [agreement('a'), agreement('b'), agreement('c', { version: 2 })];
    expect([covering(a, b), covering(b, a), covering(a, newest)]).toEqual(['a', 'a', 'c']);
  });
});
