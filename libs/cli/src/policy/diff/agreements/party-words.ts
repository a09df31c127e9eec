import { AGENCY_TYPE_NAMES } from '@pontio/vocabulary';
import type { AgreementFile } from '../../source/agreement-file.js';

/** Speaks of an agency by its id. */
export type PartyName = (agencyId: string) => string;

/** How to speak of the parties: by what they are, where only one is of its type; else by their ids. */
export function partyNames(files: readonly AgreementFile[]): PartyName {
  const types = new Map(
    files.flatMap(({ parties }) => parties.flatMap(({ agencyId, type }) => (type ? [[agencyId, type]] : []))),
  );
  return (agencyId) => {
    const type = types.get(agencyId);
    if (type === undefined || [...types.values()].filter((one) => one === type).length > 1) return agencyId;
    return `the ${AGENCY_TYPE_NAMES[type].en}`;
  };
}
