import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  valueFromASTUntyped,
} from 'graphql';
import { owners } from '../world/ownership.js';
import { schemas } from '../world/agencies.js';

const UNCOUNTED: ReadonlySet<string> = new Set(['__typename', '_label']);

/** One field of an object, with everything that the document asks below it under the same key. */
export interface Selected {
  /** Key in the response. */
  readonly key: string;
  readonly name: string;
  readonly coordinate: string;
  readonly below: readonly SelectionNode[];
}

/** Reads a document as its caller meant it: what is asked of an object of one type, by response key. */
export class Reader {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
    private readonly isOn: (type: string, condition: string) => boolean,
  ) {
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(
      fragments.map((node) => [(node as FragmentDefinitionNode).name.value, node as never]),
    );
  }

  /** What is asked of an object of `type`, type names and labels of rows left out. */
  fields(type: string, selections: readonly SelectionNode[]): readonly Selected[] {
    const byKey = Map.groupBy(this.flat(type, selections), (node) => (node.alias ?? node.name).value);
    return [...byKey].flatMap(([key, nodes]) => {
      const name = nodes[0]?.name.value ?? '';
      const below = nodes.flatMap((node) => node.selectionSet?.selections ?? []);
      return UNCOUNTED.has(name) ? [] : [{ key, name, coordinate: `${type}.${name}`, below }];
    });
  }

  private flat(type: string, selections: readonly SelectionNode[]): FieldNode[] {
    return selections.flatMap((node) => {
      if (!this.isTaken(node.directives ?? [])) return [];
      if (node.kind === Kind.FIELD) return [node];
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(node.name.value) : node;
      const condition = fragment?.typeCondition?.name.value ?? type;
      return fragment && this.isOn(type, condition) ? this.flat(type, fragment.selectionSet.selections) : [];
    });
  }

  private isTaken(directives: readonly DirectiveNode[]): boolean {
    return directives.every(({ name, arguments: given }) => {
      const value = given?.[0]?.value;
      const flag = value && valueFromASTUntyped(value, this.variables);
      return name.value === 'skip' ? flag !== true : flag !== false;
    });
  }
}

/** The object types that a subgraph can put where its own schema says `type`. */
export function typesAt(subgraph: string, type: string): readonly string[] {
  const schema = schemas.get(subgraph);
  const own = schema?.getType(type);
  if (schema === undefined || own === undefined) return [];
  return 'getFields' in own && !('resolveType' in own)
    ? [type]
    : schema.getPossibleTypes(own as never).map(({ name }) => name);
}

/** Whether a subgraph resolves a field by itself. */
export function isServed(subgraph: string, coordinate: string): boolean {
  return owners.get(coordinate)?.includes(subgraph) ?? false;
}
