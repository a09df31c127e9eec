import {
  type ArgumentNode,
  type DirectiveNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type ObjectValueNode,
  type ValueNode,
  isEnumType,
} from 'graphql';

/** A type with fields. */
export type FieldedType = GraphQLObjectType | GraphQLInterfaceType;

/** That a subgraph serves a field, as composition wrote it down in `@join__field`. */
export interface FieldJoin {
  readonly subgraph: string;
  /** The subgraph only knows the field from others. */
  readonly external: boolean;
  readonly requires?: string;
  readonly provides?: string;
  /** What `@fromContext` takes, each from the types that set the context. */
  readonly contexts: readonly { readonly context: string; readonly selection: string }[];
}

/** That a subgraph has a type, and by which key if it is an entity there. */
export interface TypeJoin {
  readonly subgraph: string;
  readonly key?: string;
}

/** Which subgraph serves what, read from the `join__` directives of a composed schema. */
export class Joins {
  private readonly names: ReadonlyMap<string, string>;

  constructor(schema: GraphQLSchema) {
    const graphs = schema.getType('join__Graph');
    const values = isEnumType(graphs) ? graphs.getValues() : [];
    this.names = new Map(
      values.map(({ name, astNode }) => {
        const given = astNode?.directives?.find((node) => node.name.value === 'join__graph');
        return [name, textArgument(given?.arguments, 'name') ?? name];
      }),
    );
  }

  /** Where a type is known; once for each key. */
  ofType({ astNode }: FieldedType): readonly TypeJoin[] {
    return directives(astNode?.directives, 'join__type').map(({ arguments: given }) => {
      const key = textArgument(given, 'key');
      return { subgraph: this.subgraphOf(given), ...(key !== undefined && { key }) };
    });
  }

  /** Where a field is known; everywhere its type is, where composition says nothing. */
  ofField(type: FieldedType, { astNode }: GraphQLField<unknown, unknown>): readonly FieldJoin[] {
    const own = directives(astNode?.directives, 'join__field');
    if (own.length === 0) {
      const subgraphs = new Set(this.ofType(type).map(({ subgraph }) => subgraph));
      return [...subgraphs].map((subgraph) => ({ subgraph, external: false, contexts: [] }));
    }
    return own.map(({ arguments: given }) => {
      const [requires, provides] = [textArgument(given, 'requires'), textArgument(given, 'provides')];
      return {
        subgraph: this.subgraphOf(given),
        external: textArgument(given, 'external') === 'true',
        ...(requires !== undefined && { requires }),
        ...(provides !== undefined && { provides }),
        contexts: contextsOf(given),
      };
    });
  }

  /** The subgraphs that resolve a field. */
  serving(type: FieldedType, field: GraphQLField<unknown, unknown>): readonly string[] {
    const joins = this.ofField(type, field).filter(({ external }) => !external);
    return [...new Set(joins.map(({ subgraph }) => subgraph))];
  }

  private subgraphOf(given: readonly ArgumentNode[] | undefined): string {
    const graph = textArgument(given, 'graph') ?? '';
    return this.names.get(graph) ?? graph;
  }
}

const directives = (nodes: readonly DirectiveNode[] | undefined, name: string): readonly DirectiveNode[] =>
  nodes?.filter((node) => node.name.value === name) ?? [];

/** A string, enum or boolean among the arguments of a directive. */
export function textArgument(given: readonly ArgumentNode[] | undefined, name: string): string | undefined {
  return textOf(given?.find((argument) => argument.name.value === name)?.value);
}

function textOf(value: ValueNode | undefined): string | undefined {
  if (value?.kind === Kind.BOOLEAN) return String(value.value);
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

function contextsOf(given: readonly ArgumentNode[] | undefined): FieldJoin['contexts'] {
  const list = given?.find((argument) => argument.name.value === 'contextArguments')?.value;
  const entries = list?.kind === Kind.LIST ? list.values : [];
  return entries
    .filter((entry): entry is ObjectValueNode => entry.kind === Kind.OBJECT)
    .map(({ fields }) => {
      const part = (name: string): string =>
        textOf(fields.find((field) => field.name.value === name)?.value) ?? '';
      return { context: part('context'), selection: part('selection') };
    });
}
