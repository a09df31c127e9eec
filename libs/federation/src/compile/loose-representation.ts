import type { JsonObject } from '../ports.js';
import type { RequiredSelection } from '../plan/plan-node.js';
import type { TypeNames } from '../plan/type-names.js';

/**
 * The representation of an object of which not everything is there: each condition that is fully met adds its
 * fields, the others add nothing.
 */
export function looseRepresentation(
  object: JsonObject,
  requires: readonly RequiredSelection[],
  names: TypeNames,
): JsonObject | undefined {
  const result: JsonObject = {};
  for (const selection of requires) {
    if (selection.kind === 'FIELD') {
      const value = object[selection.source];
      if (value === undefined) return undefined;
      result[selection.target] = looseValue(value, selection.selections, names);
    } else if (isMet(object, selection.type, names)) {
      Object.assign(result, looseRepresentation(object, selection.selections, names));
    }
  }
  return result;
}

function looseValue(
  value: unknown,
  selections: readonly RequiredSelection[] | undefined,
  names: TypeNames,
): unknown {
  if (selections === undefined) return value;
  if (Array.isArray(value)) return value.map((element) => looseValue(element, selections, names));
  if (typeof value !== 'object' || value === null) return null;
  return looseRepresentation(value as JsonObject, selections, names) ?? null;
}

function isMet(object: JsonObject, type: string | undefined, names: TypeNames): boolean {
  return type === undefined || names.satisfying(type).has(String(object['__typename']));
}
