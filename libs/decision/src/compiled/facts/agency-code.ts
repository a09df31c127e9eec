import { isAgencyStatus, isAgencyType } from '@pontio/vocabulary';
import type { AgencyFacts } from '../../facts/agency-facts.js';
import { dayOf } from '../words/days.js';
import { parties } from '../words/vocabularies.js';

/** An agency, ready to be compared. */
export interface AgencyCode {
  readonly facts: AgencyFacts;
  readonly id: string;
  /** The part that holds a word nobody knows. */
  readonly unknown: 'type' | 'status' | undefined;
  readonly isActive: boolean;
  /** What the law calls it; nothing, for an agency that stands for none. */
  readonly parties: number;
  /** Last day on which some scheme vouches for it. */
  readonly assuredTo: string;
}

/** Compiles what is known of an agency. */
export function compileAgency(facts: AgencyFacts): AgencyCode {
  const { id, type, status, statutoryRoles, assurance } = facts;
  return {
    facts,
    id,
    unknown: isAgencyType(type) ? (isAgencyStatus(status) ? undefined : 'status') : 'type',
    isActive: status === 'ACTIVE',
    parties: id === '' ? 0 : parties.setOf(['ANY', type, ...statutoryRoles]),
    assuredTo: assurance.map(({ validTo }) => dayOf(validTo)).reduce((a, b) => (a > b ? a : b), ''),
  };
}
