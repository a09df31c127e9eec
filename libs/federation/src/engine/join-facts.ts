import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  parse,
  visit,
} from 'graphql';

/** Which subgraph has what, read from the `@join__` directives of a supergraph. */
export class JoinFacts {
  /** Address of each subgraph, by its name. */
  readonly urls: ReadonlyMap<string, string>;
  /** Names of all fields that keys and requirements use. */
  readonly keyFields: ReadonlySet<string>;
  private readonly graphOf: ReadonlyMap<string, string>;

  constructor(private readonly schema: GraphQLSchema) {
    const graphs = schema.getType('join__Graph');
    const values = isEnumType(graphs) ? graphs.getValues() : [];
    const facts = values.map(({ name: graph, astNode }) => {
      const [join] = directivesOf(astNode, 'join__graph');
      return { graph, name: join?.['name'] ?? graph, url: join?.['url'] ?? '' };
    });
    this.urls = new Map(facts.map(({ name, url }) => [name, url]));
    this.graphOf = new Map(facts.map(({ graph, name }) => [name, graph]));
    this.keyFields = keyFieldsOf(schema);
  }

  /** Whether entities of a type can be asked for at a subgraph by exactly this key. */
  isResolvable(type: string, subgraph: string, key: string): boolean {
    return this.joinsOf(type, subgraph).some(
      (join) => join['key'] === key && join['resolvable'] !== 'false' && join['isInterfaceObject'] !== 'true',
    );
  }

  /** The keys by which entities of a type can be asked for at a subgraph. */
  keysOf(type: string, subgraph: string): readonly string[] {
    return this.joinsOf(type, subgraph).flatMap(({ key, resolvable }) =>
      key === undefined || resolvable === 'false' ? [] : key,
    );
  }

  /** Whether a subgraph knows an interface as an object type, so that it cannot tell what its objects are. */
  isInterfaceObject(type: string, subgraph: string): boolean {
    return this.joinsOf(type, subgraph).some((join) => join['isInterfaceObject'] === 'true');
  }

  /** Object types that an interface or union can turn out to be at a subgraph. */
  possibleTypes(abstract: string, subgraph: string): readonly string[] {
    const type = this.schema.getType(abstract);
    if (!isAbstractType(type)) return [];
    const graph = this.graphOf.get(subgraph);
    const possible = this.schema.getPossibleTypes(type).map(({ name }) => name);
    if (!isInterfaceType(type)) {
      const members = directivesOf(type.astNode, 'join__unionMember').filter(
        (join) => join['graph'] === graph,
      );
      return possible.filter((name) => members.some((join) => join['member'] === name));
    }
    return possible.filter((name) =>
      directivesOf(this.schema.getType(name)?.astNode, 'join__implements').some(
        (join) => join['graph'] === graph && join['interface'] === abstract,
      ),
    );
  }

  /** Whether an object type meets a type condition. */
  isA(type: string, condition: string): boolean {
    if (type === condition) return true;
    const [known, wanted] = [this.schema.getType(type), this.schema.getType(condition)];
    return isObjectType(known) && isAbstractType(wanted) && this.schema.isSubType(wanted, known);
  }

  /** Name of the type that a field gives, without lists and non-null. */
  typeOfField(parent: string, field: string): string | undefined {
    const found = this.fieldOf(parent, field);
    return found && getNamedType(found.type).name;
  }

  /** Whether objects of a type can come from a subgraph, an interface that it knows as an object type included. */
  isServed(type: string, subgraph: string): boolean {
    const known = this.schema.getType(type);
    const interfaces = isObjectType(known) ? known.getInterfaces() : [];
    return (
      this.joinsOf(type, subgraph).length > 0 ||
      interfaces.some(({ name }) => this.isInterfaceObject(name, subgraph))
    );
  }

  /** Whether a subgraph has a field of a type. One that does not say is of every subgraph that has the type. */
  hasField(type: string, field: string, subgraph: string): boolean {
    const joins = directivesOf(this.fieldOf(type, field)?.astNode, 'join__field').filter(
      (join) => join['graph'] !== undefined,
    );
    const graph = this.graphOf.get(subgraph);
    return (
      this.isServed(type, subgraph) && (joins.length === 0 || joins.some((join) => join['graph'] === graph))
    );
  }

  private fieldOf(parent: string, field: string): GraphQLField<unknown, unknown> | undefined {
    const type = this.schema.getType(parent);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  }

  private joinsOf(type: string, subgraph: string): Record<string, string>[] {
    const graph = this.graphOf.get(subgraph);
    return directivesOf(this.schema.getType(type)?.astNode, 'join__type').filter(
      (join) => join['graph'] === graph,
    );
  }
}

interface WithDirectives {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** The arguments of each directive of a name, as strings. */
function directivesOf(node: WithDirectives | null | undefined, name: string): Record<string, string>[] {
  return (node?.directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries(
        (directive.arguments ?? []).map(({ name: argument, value }) => [
          argument.value,
          'value' in value ? String(value.value) : '',
        ]),
      ),
    );
}

function keyFieldsOf(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (fieldSet: string | undefined): void => {
    if (fieldSet === undefined) return;
    visit(parse(`{${fieldSet}}`), {
      [Kind.FIELD]: ({ name }: { name: { value: string } }) => void names.add(name.value),
    });
  };
  for (const type of Object.values(schema.getTypeMap())) {
    for (const join of directivesOf(type.astNode, 'join__type')) add(join['key']);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields()))
      for (const join of directivesOf(field.astNode, 'join__field')) add(join['requires']);
  }
  return names;
}
