import { quote } from '../answer/quote.js';
import type { RequiredSelection } from '../plan/plan-node.js';
import type { TypeNames } from '../plan/type-names.js';
import type { JsonObject } from '../ports.js';
import { looseRepresentation } from './loose-representation.js';

type Required = readonly RequiredSelection[];
/** Members of a JSON object without its braces; undefined when something required is not there. */
type Members = (object: JsonObject) => string | undefined;

/** How objects of one type are represented. */
export interface Representation {
  /** Keys whose values tell two representations apart, when there is nothing else to them. */
  readonly sources: readonly string[] | undefined;
  /** JSON text of an object's representation; undefined where it cannot be one. */
  readonly text: (object: JsonObject) => string | undefined;
}

/**
 * Compiles what a fetch requires into a builder for each type that an object turns out to be of. Where a type
 * meets several conditions their fields come together; if one of those is missing, each condition is tried alone.
 */
export class Representations {
  private readonly byType = new Map<unknown, Representation>();

  constructor(
    private readonly requires: Required,
    private readonly names: TypeNames,
  ) {}

  /** @returns undefined for an object that does not tell its type */
  of(object: JsonObject): Representation | undefined {
    const type = object['__typename'];
    const known = this.byType.get(type);
    if (known !== undefined || !this.names.has(type)) return known;
    const compiled = this.compile(type);
    this.byType.set(type, compiled);
    return compiled;
  }

  private compile(type: string): Representation {
    const { requires, names } = this;
    const fields = fieldsFor(requires, type, names);
    const members = compileMembers(fields, names);
    const isFlat = fields.every(({ selections }) => selections === undefined);
    return {
      sources: isFlat ? fields.map(({ source }) => source) : undefined,
      text: (object) => {
        const text = members(object);
        if (text !== undefined) return text === '' ? undefined : `{${text}}`;
        const loose = looseRepresentation(object, requires, names);
        return loose?.['__typename'] === undefined ? undefined : JSON.stringify(loose);
      },
    };
  }
}

type Field = Extract<RequiredSelection, { kind: 'FIELD' }>;

/** Fields that apply to a type, those of one key merged. */
function fieldsFor(requires: Required, type: string, names: TypeNames): Field[] {
  const found = new Map<string, Field>();
  const add = (selections: Required): void => {
    for (const selection of selections) {
      if (selection.kind === 'FIELD') {
        const known = found.get(selection.target)?.selections ?? [];
        const together = [...known, ...(selection.selections ?? [])];
        found.set(selection.target, {
          ...selection,
          ...(together.length > 0 && { selections: together }),
        });
      } else if (selection.type === undefined || names.satisfying(selection.type).has(type))
        add(selection.selections);
    }
  };
  add(requires);
  return [...found.values()];
}

function compileMembers(fields: readonly Field[], names: TypeNames): Members {
  const writers = fields.map(({ source, target, selections }, index) => {
    const prefix = `${index === 0 ? '' : ','}${JSON.stringify(target)}:`;
    const write = selections === undefined ? writeValue : compileValue(selections, names);
    return { source, prefix, write };
  });
  return (object) => {
    let text = '';
    for (const { source, prefix, write } of writers) {
      const value = object[source];
      if (value === undefined) return undefined;
      text += prefix + write(value);
    }
    return text;
  };
}

function writeValue(value: unknown): string {
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}

/** A nested object whose fields are not all there is sent as null, as Apollo's executor does. */
function compileValue(selections: Required, names: TypeNames): (value: unknown) => string {
  const byType = new Map<string, Members>();
  const write = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
    if (typeof value !== 'object' || value === null) return 'null';
    const object = value as JsonObject;
    const said = object['__typename'];
    const type = names.has(said) ? said : '';
    let members = byType.get(type);
    if (members === undefined) {
      members = compileMembers(fieldsFor(selections, type, names), names);
      byType.set(type, members);
    }
    const text = members(object);
    return text === undefined ? 'null' : `{${text}}`;
  };
  return write;
}
