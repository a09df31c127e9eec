import { LEVELS, categoryOf, isLevel } from '@pontio/vocabulary';
import type { IgLabel } from './labels.js';
import type { RowMarks } from './row-label.js';

/** What a field of one row is. */
export interface RowFacts {
  readonly label: IgLabel;
  readonly disputed?: boolean;
}

/**
 * What a field is in a row with a label: the stricter of the two in each part. A row's category replaces the
 * field's, and brings its standing level with it; that is safe because the field was decided about before its row
 * was asked for, and a row leaves only where both may.
 */
export function rowFacts(field: IgLabel, row: RowMarks): RowFacts {
  return {
    label: {
      ...field,
      category: row.category ?? field.category,
      level: highest([field.level, ...levelsOf(row)]),
      nature: row.nature ?? field.nature,
      locationRevealing: field.locationRevealing || row.locationRevealing === true,
      existenceSensitive: field.existenceSensitive || row.existenceSensitive === true,
    },
    ...(row.disputed === true && { disputed: true }),
  };
}

function levelsOf({ category, level }: RowMarks): string[] {
  if (level !== undefined) return [level];
  return category === undefined ? [] : [categoryOf(category).level];
}

/** A level nobody knows stays: the decision refuses it. */
function highest(levels: readonly string[]): string {
  return (
    levels.find((level) => !isLevel(level)) ?? LEVELS.findLast((level) => levels.includes(level)) ?? 'C5'
  );
}
