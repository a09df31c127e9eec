/** A synthetic person. NHS numbers are in the 999 test range; all check digits hold. */
export interface PersonaPerson {
  /** Short name used in code and prose. */
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly sex: 'F' | 'M';
  readonly address: { readonly line: string; readonly town: string; readonly postcode: string };
  readonly nhsNumber: string;
  readonly upn?: string;
  /** The agencies' own record ids, by agency id; absent where the agency holds nothing. */
  readonly recordIds: Readonly<Record<string, string>>;
}

const marshHome = { line: '14 Tannery Row', town: 'Leafshire', postcode: 'ZZ99 1AB' };
const okaforHome = { line: '3 Quayside Court', town: 'Leafshire', postcode: 'ZZ99 2CD' };

/** The child at the centre: a section 47 enquiry is open in Leafshire; Northmere knew the family before. */
export const ellie: PersonaPerson = {
  key: 'ellie',
  givenName: 'Ellie',
  familyName: 'Marsh',
  birthDate: '2016-03-14',
  sex: 'F',
  address: marshHome,
  nhsNumber: '9990000018',
  upn: 'J820200026001',
  recordIds: {
    agy_northmere: 'NM-104233',
    agy_willowbank: 'c0ffee00-0000-4000-8000-000000000001',
    agy_alderbrook: 'ST-5501',
  },
};

/** Ellie's younger brother: known to health and school, never to Northmere. */
export const noah: PersonaPerson = {
  key: 'noah',
  givenName: 'Noah',
  familyName: 'Marsh',
  birthDate: '2019-07-02',
  sex: 'M',
  address: marshHome,
  nhsNumber: '9990000026',
  upn: 'Y820200026002',
  recordIds: { agy_willowbank: 'c0ffee00-0000-4000-8000-000000000002', agy_alderbrook: 'ST-5502' },
};

/** Ellie and Noah's mother. */
export const kate: PersonaPerson = {
  key: 'kate',
  givenName: 'Kate',
  familyName: 'Marsh',
  birthDate: '1988-11-23',
  sex: 'F',
  address: marshHome,
  nhsNumber: '9990000034',
  recordIds: { agy_willowbank: 'c0ffee00-0000-4000-8000-000000000003' },
};

/** A child of another family at the same school: must never appear in an answer about Ellie. */
export const ada: PersonaPerson = {
  key: 'ada',
  givenName: 'Ada',
  familyName: 'Okafor',
  birthDate: '2016-01-30',
  sex: 'F',
  address: okaforHome,
  nhsNumber: '9990000042',
  upn: 'M820200026003',
  recordIds: {
    agy_northmere: 'NM-104980',
    agy_willowbank: 'c0ffee00-0000-4000-8000-000000000004',
    agy_alderbrook: 'ST-5503',
  },
};

/** Everybody of the practice ground. */
export const people: readonly PersonaPerson[] = [ellie, noah, kate, ada];
