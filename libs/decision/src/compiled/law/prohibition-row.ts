import type { Jurisdiction, Prohibition } from '@pontio/vocabulary';
import { type Days, daysOf } from '../words/days.js';
import { categories, conditions, purposes, restrictions, roles } from '../words/vocabularies.js';
import { EVERY } from '../words/words.js';

/** A statute's own way round its prohibition: all of its parts have to hold. */
export interface ExceptionRow {
  readonly roles: number;
  readonly purposes: number;
  /** Bit of the condition that has to be recorded; 0 for none. */
  readonly condition: number;
}

/** A prohibition, ready to be compared. */
export interface ProhibitionRow {
  readonly code: string;
  readonly jurisdiction: Jurisdiction;
  readonly days: Days;
  readonly categories: number;
  readonly restrictions: number;
  readonly hides: boolean;
  readonly exceptions: readonly ExceptionRow[];
}

/**
 * Compiles one prohibition.
 *
 * @throws RangeError when the row uses a word that the vocabulary does not know
 */
export function compileProhibition(row: Prohibition): ProhibitionRow {
  return {
    code: row.code,
    jurisdiction: row.jurisdiction,
    days: daysOf(row.from, row.to),
    categories: categories.knownSetOf(row.categories),
    restrictions: restrictions.knownSetOf(row.restrictions),
    hides: row.existenceHidden,
    exceptions: row.exceptions.map((way) => ({
      roles: way.roles === undefined ? EVERY : roles.knownSetOf(way.roles),
      purposes: way.purposes === undefined ? EVERY : purposes.knownSetOf(way.purposes),
      condition: way.condition === undefined ? 0 : conditions.knownSetOf([way.condition]),
    })),
  };
}
