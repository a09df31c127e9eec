import type { FieldLabel, FieldQuestion } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import type { LabelMap } from '@pontio/field-labels';
import { LRUCache } from 'lru-cache';

type FieldLists = LRUCache<string, readonly FieldQuestion[]>;

const LISTS_MAX = 5000;
const known = new WeakMap<LabelMap, FieldLists>();

/**
 * The fields of one ask with their labels: the same list for the same fields of the same supergraph, so that
 * the decision engine works out a list once and not for each request.
 *
 * @throws PontioError `INTERNAL` when a field has no label
 */
export function fieldList(labels: LabelMap, coordinates: readonly string[]): readonly FieldQuestion[] {
  const lists = known.get(labels) ?? new LRUCache<string, readonly FieldQuestion[]>({ max: LISTS_MAX });
  known.set(labels, lists);
  const key = coordinates.join(' ');
  const list = lists.get(key) ?? coordinates.map((field) => ({ field, label: labelOf(labels, field) }));
  lists.set(key, list);
  return list;
}

/**
 * The label of a field. Codes come from the agencies' schemas; the decision refuses those it does not know.
 *
 * @throws PontioError `INTERNAL` when the field has none
 */
export function labelOf(labels: LabelMap, field: string): FieldLabel {
  const label = labels.get(field);
  if (label === undefined) throw new PontioError('INTERNAL', { detail: `${field} has no label` });
  return label as FieldLabel;
}
