import type { AgencyType, Jurisdiction, StatutoryRole } from '@pontio/vocabulary';
import type { AgencyFacts } from '../../src/index.js';

/** Agencies that cases speak of by name. Every one is active and its assurance is in date. */
export const CAST = {
  council: ['LA_CHILDREN', true, ['CA2004_S11', 'CA2004_S16E', 'CDA_S115', 'SSWBA_S162', 'MAPPA_DTC']],
  'adult services': ['LA_ADULTS', true, ['CDA_S115', 'SSWBA_S162']],
  housing: ['LA_HOUSING', true, ['CA2004_S11', 'CDA_S115', 'SSWBA_S162', 'MAPPA_DTC']],
  school: ['SCHOOL', true, ['CA2004_S16E']],
  GP: ['GP', true, ['CA2004_S11']],
  hospital: ['NHS_TRUST', true, ['CA2004_S11', 'CDA_S115', 'HA1996_213B_REFERRER']],
  'midwifery service': ['NHS_TRUST', true, ['CA2004_S11']],
  'health board': ['LHB', true, ['SSWBA_S162', 'CDA_S115']],
  police: ['POLICE', true, ['CA2004_S11', 'CA2004_S16E', 'CDA_S115', 'SSWBA_S162', 'MAPPA_RA', 'DPA_PART3']],
  charity: ['THIRD_SECTOR', false, ['CA2004_16LA_4C']],
  refuge: ['THIRD_SECTOR', false, ['CA2004_16LA_4C']],
  'sexual-health clinic': ['NHS_TRUST', true, ['CA2004_S11']],
  'housing association': ['REGISTERED_PROVIDER', false, []],
  'care provider': ['CARE_PROVIDER', false, []],
  'fostering service': ['CARE_PROVIDER', false, []],
  'safeguarding board': ['SAFEGUARDING_BOARD', true, []],
  'neighbouring council': ['LA_CHILDREN', true, ['CA2004_S11', 'CA2004_S16E', 'CDA_S115', 'SSWBA_S162']],
  'integrated care board': ['ICB', true, ['CA2004_S11', 'CA2004_S16E']],
  'probation service': ['PROBATION', true, ['CA2004_S11', 'CDA_S115', 'SSWBA_S162', 'MAPPA_RA']],
  'youth justice service': ['YOT', true, ['CA2004_S11', 'CDA_S115']],
  'education service': ['LA_EDUCATION', true, ['CA2004_S11']],
  'court service': ['COURT_SERVICE', true, []],
} as const satisfies Record<string, readonly [AgencyType, boolean, readonly StatutoryRole[]]>;

/** The name of an agency of the cast. */
export type CastName = keyof typeof CAST;

/** Every name of the cast. */
export const CAST_NAMES = Object.keys(CAST) as readonly CastName[];

/** The id by which decisions know an agency of the cast. */
export const agencyId = (name: CastName): string => `agy_${name.replaceAll(/[ -]/g, '_').toLowerCase()}`;

/** The facts of an agency of the cast, in one nation. */
export function agencyFacts(
  name: CastName,
  jurisdiction: Jurisdiction,
  assuredTo = '2027-06-30',
  breakGlassRoles: readonly string[] = [],
): AgencyFacts {
  const [type, publicAuthority, statutoryRoles] = CAST[name];
  return {
    id: agencyId(name),
    type,
    jurisdiction,
    status: 'ACTIVE',
    publicAuthority,
    statutoryRoles,
    assurance: [{ kind: 'DSPT', level: 'Standards met', validTo: assuredTo }],
    breakGlassRoles,
  };
}
