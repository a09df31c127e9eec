import type { JsonObject } from '../ports.js';
import type { PlanPath, Rewrite } from '../plan/plan-node.js';
import type { TypeNames } from '../plan/type-names.js';

/** Applies rewrites to an object, in place. */
export type ApplyRewrites = (value: JsonObject) => void;

/** @returns undefined when there is nothing to rewrite */
export function compileRewrites(rewrites: readonly Rewrite[], names: TypeNames): ApplyRewrites | undefined {
  const steps = rewrites.map((rewrite) => compileRewrite(rewrite, names));
  if (steps.length === 0) return undefined;
  return (value) => {
    for (const step of steps) step(value);
  };
}

function compileRewrite(rewrite: Rewrite, names: TypeNames): (value: unknown) => void {
  const last = rewrite.path.at(-1);
  if (last?.kind !== 'KEY') throw new Error('A rewrite has to end at a field');
  const { key } = last;
  const change =
    rewrite.kind === 'SET'
      ? (object: JsonObject): void => {
          object[key] = rewrite.value;
        }
      : (object: JsonObject): void => {
          const value = object[key];
          if (value === undefined || value === null) return;
          object[rewrite.to] = value;
          object[key] = undefined;
        };
  return compileDescent(rewrite.path.slice(0, -1), names, change);
}

function compileDescent(
  path: PlanPath,
  names: TypeNames,
  change: (object: JsonObject) => void,
): (value: unknown) => void {
  const [step, ...rest] = path;
  const below = step && compileDescent(rest, names, change);
  const types = step?.kind === 'TYPES' ? names.satisfyingAny(step.types) : undefined;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    const object = value as JsonObject;
    if (below === undefined) change(object);
    else if (step?.kind === 'KEY') below(object[step.key]);
    else {
      const name = object['__typename'];
      if (name === undefined || types?.has(name as string)) below(object);
    }
  };
  return visit;
}
