import {
  AGENCY_TYPES,
  CATEGORY_CODES,
  COMPUTED_CONDITIONS,
  DEPTHS,
  LEVELS,
  OBLIGATION_TYPES,
  PRACTITIONER_ROLES,
  PURPOSE_CODES,
  RECORDED_CONDITIONS,
  RESTRICTION_CODES,
  STATUTORY_ROLES,
} from '@pontio/vocabulary';
import { Words } from './words.js';

/** Categories of data. */
export const categories = new Words(CATEGORY_CODES);
/** Levels; the number of a level is its rank, so that levels compare as numbers. */
export const levels = new Words(LEVELS);
/** Purposes of use. */
export const purposes = new Words(PURPOSE_CODES);
/** Roles of practitioners. */
export const roles = new Words(PRACTITIONER_ROLES);
/** What the law calls agencies: by their type, by a part under statute, or any of them. */
export const parties = new Words(['ANY', ...AGENCY_TYPES, ...STATUTORY_ROLES]);
/** Conditions of legal gateways. */
export const conditions = new Words([...COMPUTED_CONDITIONS, ...RECORDED_CONDITIONS]);
/** Protective restrictions. */
export const restrictions = new Words(RESTRICTION_CODES);
/** Depths to which a purpose or a row goes. */
export const depths = new Words(DEPTHS);
/** Obligations, in the order in which a decision lists them. */
export const obligations = new Words(OBLIGATION_TYPES);

/** Ranks of the levels that rules speak of. */
export const [C2, C3, C4, C5] = (['C2', 'C3', 'C4', 'C5'] as const).map((level) =>
  levels.numberOf(level),
) as [number, number, number, number];
