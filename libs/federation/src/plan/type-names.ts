import { type GraphQLSchema, isAbstractType } from 'graphql';

/** Which type names satisfy a type condition. Reckoned once each. */
export class TypeNames {
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** Whether there is such a type. What is kept by type is kept for these only: a subgraph may say any name. */
  has(type: unknown): type is string {
    return typeof type === 'string' && this.schema.getType(type) !== undefined;
  }

  /** Names of the object and interface types that a condition on `type` lets through, itself included. */
  satisfying(type: string): ReadonlySet<string> {
    const known = this.known.get(type);
    if (known !== undefined) return known;
    const found = new Set([type]);
    const condition = this.schema.getType(type);
    if (isAbstractType(condition)) {
      for (const { name } of this.schema.getPossibleTypes(condition)) found.add(name);
      if ('getFields' in condition)
        for (const { name } of this.schema.getImplementations(condition).interfaces) found.add(name);
    }
    this.known.set(type, found);
    return found;
  }

  /** The same for a condition on any of several types. */
  satisfyingAny(types: readonly string[]): ReadonlySet<string> {
    const [only, ...others] = types;
    if (only !== undefined && others.length === 0) return this.satisfying(only);
    return new Set(types.flatMap((type) => [...this.satisfying(type)]));
  }
}
