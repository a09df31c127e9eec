import type { CellResult } from '@pontio/vocabulary';
import type { DecisionCell, FieldLabel, FieldQuestion } from '@pontio/decision';
import { type LabelMap, type RowLabel, rowFacts } from '@pontio/field-labels';
import { LRUCache } from 'lru-cache';
import { labelOf } from './field-lists.js';

type RowLists = LRUCache<string, readonly FieldQuestion[]>;

const LISTS_MAX = 5000;
const known = new WeakMap<LabelMap, RowLists>();

/**
 * The fields of one row with what they are in that row: what is decided in a round after the row has come. The
 * same list for the same fields and label of the same supergraph, as with {@link fieldList}; rows that speak of
 * other people have a list of their own, so that nothing about anybody is kept.
 *
 * @param coordinates - those of the row that were released as fields
 * @param mentions - whom the row speaks of, by our own ids; somebody unknown by a stand-in that no register knows
 * @throws PontioError `INTERNAL` when a field has no label
 */
export function rowList(
  labels: LabelMap,
  coordinates: readonly string[],
  row: RowLabel,
  mentions: readonly string[] = [],
): readonly FieldQuestion[] {
  if (mentions.length > 0) return listOf(labels, coordinates, row).map((field) => ({ ...field, mentions }));
  const lists = known.get(labels) ?? new LRUCache<string, readonly FieldQuestion[]>({ max: LISTS_MAX });
  known.set(labels, lists);
  const key = `${rowKey(row)} ${coordinates.join(' ')}`;
  const list = lists.get(key) ?? listOf(labels, coordinates, row);
  lists.set(key, list);
  return list;
}

/** One text for labels that say the same, whom they mention apart: rows with one key are decided about together. */
export function rowKey(row: RowLabel): string {
  const { category, level, nature, locationRevealing, existenceSensitive, disputed } = row;
  return [category, level, nature, locationRevealing, existenceSensitive, disputed]
    .map((part) => (part === undefined || part === false ? '-' : String(part)))
    .join('|');
}

function listOf(labels: LabelMap, coordinates: readonly string[], row: RowLabel): FieldQuestion[] {
  return coordinates.map((field) => {
    const { label, ...marks } = rowFacts(labelOf(labels, field), row);
    return { field, label: label as FieldLabel, ...marks };
  });
}

const STRICTNESS = ['ALLOW', 'TRANSFORM', 'WITHHOLD', 'HIDE'] as const satisfies readonly CellResult[];

/** What becomes of a field in one row: the stricter of what was decided about the field and about the row. */
export function inRow(field: DecisionCell, row: DecisionCell): DecisionCell {
  return STRICTNESS.indexOf(row.result) > STRICTNESS.indexOf(field.result) ? row : field;
}
