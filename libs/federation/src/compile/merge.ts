import type { JsonObject } from '../ports.js';

/** A merger of one entity's or one root's result: it knows the keys it has to look at. */
export type Merge = (target: JsonObject, source: JsonObject) => void;

/** @param keys - Response keys that the fetch asks for at its top. */
export function compileMerge(keys: readonly string[]): Merge {
  return (target, source) => {
    for (const key of keys) {
      const value = source[key];
      if (value === undefined) continue;
      target[key] = typeof value === 'object' && value !== null ? merged(target[key], value) : value;
    }
  };
}

function merged(known: unknown, value: unknown): unknown {
  if (typeof known !== 'object' || known === null || typeof value !== 'object' || value === null)
    return value;
  if (Array.isArray(value)) {
    if (!Array.isArray(known) || known.length !== value.length) return value;
    return value.map((element, index) => merged(known[index], element));
  }
  if (Array.isArray(known)) return value;
  mergeDeep(known as JsonObject, value as JsonObject);
  return known;
}

function mergeDeep(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    // Renamed aliases keep this name out of what is asked for; an answer may still hold it.
    if (key === '__proto__') continue;
    const value = source[key];
    if (value !== undefined) target[key] = merged(target[key], value);
  }
}

/** A copy that shares nothing that can be merged into. */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) {
    if (key !== '__proto__') copy[key] = copyOf((value as JsonObject)[key]);
  }
  return copy as T;
}
