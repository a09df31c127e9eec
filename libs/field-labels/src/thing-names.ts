import {
  type GraphQLNamedType,
  Kind,
  type SelectionNode,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql';

/** A field of a key, with what stands below it. */
interface KeyField {
  readonly name: string;
  readonly below: readonly KeyField[];
}

/** The keys of one type at one subgraph. */
export interface ThingKeys {
  /** In an order that gateway and agency work out alike. */
  readonly keys: readonly (readonly KeyField[])[];
}

/**
 * Reads the keys of a type.
 *
 * @param fieldSets - as `@key(fields:)` has them, in any order
 */
export function readThingKeys(fieldSets: readonly string[]): ThingKeys {
  const keys = fieldSets.map((fields) => {
    const document = parse(`{ ${fields} }`, { noLocation: true });
    const [operation] = document.definitions;
    const selections = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
    return { text: stripIgnoredCharacters(print(document)), fields: fieldsOf(selections) };
  });
  return { keys: keys.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ fields }) => fields) };
}

/** The keys that a subgraph's own schema gives a type. */
export function keysInSchema({ astNode, extensionASTNodes }: GraphQLNamedType): ThingKeys {
  const directives = [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? []);
  return readThingKeys(
    directives
      .filter(({ name }) => name.value === 'key')
      .flatMap(({ arguments: given = [] }) =>
        given.flatMap(({ name, value }) =>
          name.value === 'fields' && value.kind === Kind.STRING ? value.value : [],
        ),
      ),
  );
}

/**
 * What a release order calls a thing or a person: by the first of its type's keys that the representation holds whole.
 * A key of one plain field is called by its value, any other by the JSON of its fields.
 *
 * @returns undefined where it holds none
 * @example thingName(readThingKeys(['upc']), { upc: 'B-1', price: 3 }) // 'B-1'
 */
export function thingName({ keys }: ThingKeys, representation: object): string | undefined {
  for (const fields of keys) {
    const [first, ...others] = fields;
    const held = heldOf(fields, representation);
    if (held === undefined || first === undefined) continue;
    return others.length === 0 && first.below.length === 0 ? String(held[0]) : JSON.stringify(held);
  }
  return undefined;
}

function fieldsOf(selections: readonly SelectionNode[]): readonly KeyField[] {
  return selections.flatMap((node) =>
    node.kind === Kind.FIELD
      ? { name: node.name.value, below: fieldsOf(node.selectionSet?.selections ?? []) }
      : [],
  );
}

/** The values of the fields, in their order; undefined where one is missing. */
function heldOf(fields: readonly KeyField[], object: unknown): readonly unknown[] | undefined {
  if (typeof object !== 'object' || object === null) return undefined;
  const values = fields.map(({ name, below }): unknown => {
    const value = Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
    return below.length === 0 ? value : heldOf(below, value);
  });
  return values.some((value) => value === undefined || value === null) ? undefined : values;
}
