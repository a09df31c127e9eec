import type { JsonObject, SubjectTypes } from '../ports.js';
import type { PlanPath } from '../plan/plan-node.js';
import type { TypeNames } from '../plan/type-names.js';

type Step = { readonly key: string; readonly types?: undefined } | { readonly types: ReadonlySet<string> };

/** The objects at a path of the answer, and the subject that each stands under. */
export interface Found {
  readonly objects: JsonObject[];
  /** As long as the objects; empty where there are no subject types. */
  readonly subjects: (string | undefined)[];
}

/** Finds the objects at one path of a plan. Lists, nested ones too, are walked through wherever they stand. */
export class PathWalker {
  private readonly steps: readonly Step[];
  private readonly subjectTypes: SubjectTypes | undefined;

  constructor(path: PlanPath, names: TypeNames, subjectTypes: SubjectTypes) {
    this.steps = path.map((step) =>
      step.kind === 'KEY' ? { key: step.key } : { types: names.satisfyingAny(step.types) },
    );
    this.subjectTypes = subjectTypes.size > 0 ? subjectTypes : undefined;
  }

  collect(tree: JsonObject, into: Found): void {
    this.visit(tree, 0, undefined, into);
  }

  /** Response paths of what `collect` finds, in the same order. */
  paths(tree: JsonObject): (string | number)[][] {
    const found: (string | number)[][] = [];
    this.trace(tree, 0, [], found);
    return found;
  }

  private visit(value: unknown, at: number, above: string | undefined, into: Found): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const element of value) this.visit(element, at, above, into);
      return;
    }
    const object = value as JsonObject;
    const subject = this.subjectTypes === undefined ? undefined : this.subjectOf(object, above);
    const step = this.steps[at];
    if (step === undefined) {
      into.objects.push(object);
      if (this.subjectTypes !== undefined) into.subjects.push(subject);
    } else if (step.types === undefined) this.visit(object[step.key], at + 1, subject, into);
    else if (isOfType(object, step.types)) this.visit(object, at + 1, subject, into);
  }

  private subjectOf(object: JsonObject, above: string | undefined): string | undefined {
    const key = this.subjectTypes?.get(object['__typename'] as string);
    if (key === undefined) return above;
    const id = object[key];
    return typeof id === 'string' ? id : undefined;
  }

  private trace(value: unknown, at: number, path: (string | number)[], found: (string | number)[][]): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((element, index) => {
        this.trace(element, at, [...path, index], found);
      });
      return;
    }
    const step = this.steps[at];
    if (step === undefined) found.push(path);
    else if (step.types === undefined)
      this.trace((value as JsonObject)[step.key], at + 1, [...path, step.key], found);
    else if (isOfType(value as JsonObject, step.types)) this.trace(value, at + 1, path, found);
  }
}

/** An object that does not tell its type is taken to be of the type that is looked for. */
function isOfType(object: JsonObject, types: ReadonlySet<string>): boolean {
  const name = object['__typename'];
  return name === undefined || types.has(name as string);
}
