import fc from 'fast-check';
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { randomArguments } from './random-arguments.js';
import type { Condition, FieldPart, FragmentPart, Part } from './selection.js';

const condition: fc.Arbitrary<Condition> = fc.record({
  directive: fc.constantFrom('skip', 'include'),
  by: fc.constantFrom('$b0', '$b1', '$b2', 'true', 'false'),
});
const conditions = fc.oneof(
  { weight: 9, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(condition, { selector: ({ directive }) => directive, maxLength: 2 }),
  },
);

/** Random selections over a schema, as deep as they may be. */
export class RandomSelections {
  private readonly known = new Map<string, fc.Arbitrary<Part[]>>();
  /** Fields of one name that are not of one type: two of them under one key would make a document invalid. */
  private readonly unlike: ReadonlySet<string>;

  constructor(private readonly schema: GraphQLSchema) {
    this.unlike = unlikeFields(schema);
  }

  /** Selections on a type; at depth 0 of leaves alone. */
  on(type: GraphQLCompositeType, depth: number): fc.Arbitrary<Part[]> {
    const key = `${type.name} ${String(depth)}`;
    const made = this.known.get(key) ?? this.made(type, depth);
    this.known.set(key, made);
    return made;
  }

  private made(type: GraphQLCompositeType, depth: number): fc.Arbitrary<Part[]> {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const leaves = fields.filter(({ type: of }) => isLeafType(getNamedType(of)));
    const containers = depth > 0 ? fields.filter(({ type: of }) => isCompositeType(getNamedType(of))) : [];
    const parts: fc.WeightedArbitrary<Part>[] = [
      { weight: leaves.length > 0 ? 4 : 0, arbitrary: this.oneOf(leaves, type, depth) },
      { weight: containers.length > 0 ? 5 : 0, arbitrary: this.oneOf(containers, type, depth) },
      { weight: 1, arbitrary: fc.constant(typeName) },
      { weight: depth > 0 ? (isObjectType(type) ? 2 : 5) : 0, arbitrary: this.fragment(type, depth) },
    ];
    return fc.array(fc.oneof(...parts.filter(({ weight }) => weight > 0)), {
      minLength: 1,
      maxLength: depth > 2 ? 2 : 3,
    });
  }

  private oneOf(
    fields: readonly GraphQLField<unknown, unknown>[],
    type: GraphQLCompositeType,
    depth: number,
  ): fc.Arbitrary<Part> {
    return fields.length === 0
      ? fc.constant(typeName)
      : fc.constantFrom(...fields).chain((field) => this.field(field, type, depth));
  }

  /** One field, whatever it asks for. */
  field(
    field: GraphQLField<unknown, unknown>,
    parent: GraphQLCompositeType,
    depth: number,
  ): fc.Arbitrary<FieldPart> {
    const of = getNamedType(field.type);
    const isUnlike = this.unlike.has(field.name);
    return fc.record({
      kind: fc.constant('field' as const),
      name: fc.constant(field.name),
      alias: isUnlike
        ? fc.constant(`${parent.name.toLowerCase()}_${field.name}`)
        : this.alias(field.name, parent),
      args: randomArguments(field.args),
      conditions,
      below: isCompositeType(of) ? this.on(of, depth - 1) : fc.constant([]),
    });
  }

  /** Mostly none or an own one; sometimes the name of another field, to mislead. */
  private alias(name: string, parent: GraphQLCompositeType): fc.Arbitrary<string | undefined> {
    const names = isUnionType(parent) ? [] : Object.keys(parent.getFields());
    return fc.oneof(
      { weight: 30, arbitrary: fc.constant(undefined) },
      { weight: 9, arbitrary: fc.constantFrom(`x_${name}`, `y_${name}`) },
      { weight: 1, arbitrary: fc.constantFrom('id', 'representations', '_entities', ...names) },
    );
  }

  private fragment(type: GraphQLCompositeType, depth: number): fc.Arbitrary<FragmentPart> {
    const narrower = isObjectType(type) ? type.getInterfaces() : this.schema.getPossibleTypes(type);
    return fc
      .tuple(fc.constantFrom<GraphQLCompositeType>(type, ...narrower), fc.boolean(), fc.boolean())
      .chain(([on, isNamed, leavesOut]) =>
        fc.record({
          kind: fc.constant('fragment' as const),
          on: fc.constant(!isNamed && leavesOut && on === type ? undefined : on.name),
          inWhat: fc.constant(type.name),
          isNamed: fc.constant(isNamed),
          conditions,
          below: this.on(on, depth - 1),
        }),
      );
  }
}

const typeName: FieldPart = {
  ...{ kind: 'field', name: '__typename', alias: undefined },
  ...{ args: [], conditions: [], below: [] },
};

function unlikeFields(schema: GraphQLSchema): ReadonlySet<string> {
  const types = new Map<string, string>();
  const unlike = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if ((!isObjectType(type) && !isInterfaceType(type)) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const known = types.get(field.name) ?? String(field.type);
      if (known !== String(field.type)) unlike.add(field.name);
      types.set(field.name, known);
    }
  }
  return unlike;
}
