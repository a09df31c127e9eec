import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, CATEGORY_CODES } from '@pontio/vocabulary';
import type { ConsentFacts, RestrictionFacts, SubjectFacts } from './index.js';
import { NOBODY } from './stand-ins.js';
import { unconfirmed } from './unconfirmed-facts.js';

const consent = (id: string, changed: Partial<ConsentFacts>): ConsentFacts => ({
  id,
  kind: 'CONFIDENTIALITY_CONSENT',
  state: 'GIVEN',
  scope: { purposes: [], categories: [], holders: [], recipients: [] },
  explicit: true,
  givenBy: 'per_1',
  capacity: 'SELF',
  at: '2026-06-01T10:00:00.000Z',
  ...changed,
});
const ended: RestrictionFacts = {
  id: 'res_1',
  code: 'R.DA_SAFETY',
  setBy: 'agy_police',
  from: '2020-01-01',
  to: '2021-01-01',
  hides: ['LOCATION'],
  categories: [],
  fromAgencies: [],
  exceptPurposes: [],
  exceptApprovers: [],
  breakGlass: 'FORBIDDEN',
  dangerousPersonIds: [],
};
const subject: SubjectFacts = {
  ...NOBODY,
  id: 'per_1',
  consents: [
    consent('yes', {}),
    consent('yes of old', { kind: 'GDPR_CONSENT' }),
    consent('preference', { kind: 'PREFERENCE' }),
    consent('no', { state: 'REFUSED' }),
    consent('objection', { kind: 'OBJECTION_ART21' }),
  ],
  restrictions: [ended],
  judgements: (['CASE', 'PUBLIC_INTEREST', 'STANDING', 'DETRIMENT', 'CONDITION', 'EXEMPTION'] as const).map(
    (kind) => ({
      id: kind,
      kind,
      agencyId: 'agy_school',
      by: 'prc_1',
      at: '2026-06-01T10:00:00.000Z',
      categories: [],
      recipients: [],
    }),
  ),
};

describe('facts that nobody can confirm', () => {
  it('hold no yes, and every no and every objection', () => {
    expect(unconfirmed(subject).consents.map(({ id }) => id)).toEqual(['no', 'objection']);
  });

  it('hold every restriction as if it had not ended, and those that could have been set since', () => {
    const { restrictions } = unconfirmed(subject);
    expect(restrictions[0]).toEqual({ ...ended, to: undefined });
    expect(restrictions.slice(1).map(({ code, hides }) => `${code} ${hides.join(' ')}`)).toEqual([
      'R.SENSITIVE_LOCATION LOCATION CONTACT',
      'R.SENSITIVE_SERVICE EXISTENCE',
    ]);
  });

  it('are guarded against every agency since ever, with nothing that opens them', () => {
    const [, place, service] = unconfirmed(subject).restrictions;
    const assumed = {
      setBy: '',
      from: '0000-01-01',
      fromAgencies: [],
      exceptPurposes: [],
      exceptApprovers: [],
      breakGlass: 'FORBIDDEN',
      dangerousPersonIds: [],
    };
    expect(place).toMatchObject({ ...assumed, id: 'res_unconfirmed_location', categories: [] });
    expect(service).toMatchObject({ ...assumed, id: 'res_unconfirmed_service' });
    expect(service?.categories).toEqual(
      CATEGORY_CODES.filter((code) => /^C[45]$/.test(CATEGORIES[code].level)),
    );
  });

  it('hold no judgement that opens anything, and every one that closes', () => {
    expect(unconfirmed(subject).judgements.map(({ kind }) => kind)).toEqual([
      'DETRIMENT',
      'CONDITION',
      'EXEMPTION',
    ]);
  });
});
