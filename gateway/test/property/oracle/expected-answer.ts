import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type SelectionNode,
  execute,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { personOf, resolveField } from '../world/resolve.js';
import type { World, WorldObject } from '../world/world.js';
import { Asked, type Standing } from './ask.js';
import type { Mask } from './mask.js';
import { Reader } from './selected.js';

/** A question with everything that settles its answer. */
export interface Case {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly world: World;
}

/** What nobody enforces: one schema over everything there is. */
export function unenforcedAnswer({ schema, document, variables, world }: Case): Promise<ExecutionResult> {
  return Promise.resolve(
    execute({
      schema,
      document,
      variableValues: variables,
      contextValue: { world },
      fieldResolver: resolveField as never,
    }),
  );
}

/** The same with null wherever the mask does not release, and nobody in a list of whom nothing is released. */
export function maskedAnswer(asked: Case, mask: Mask): Promise<ExecutionResult> {
  const { schema, document, variables, world } = asked;
  const reader = new Reader(document, variables, (type, condition) => isOn(schema, type, condition));
  const masked = new Masked(new Asked(schema, reader, mask), world);
  return Promise.resolve(
    execute({ schema, document, variableValues: variables, fieldResolver: masked.resolve as never }),
  );
}

function isOn(schema: GraphQLSchema, type: string, condition: string): boolean {
  const on = schema.getType(condition);
  const own = schema.getType(type);
  if (type === condition) return true;
  return (isInterfaceType(on) || isUnionType(on)) && isObjectType(own) && schema.isSubType(on, own);
}

/** An object of the world where it stands in the answer. */
class Shown {
  readonly __typename: string;
  constructor(
    readonly object: WorldObject,
    readonly standing: Standing,
  ) {
    this.__typename = object.__typename;
  }
}

class Masked {
  constructor(
    private readonly asked: Asked,
    private readonly world: World,
  ) {}

  readonly resolve: GraphQLFieldResolver<Shown | undefined, unknown> = (
    source,
    args: Record<string, unknown>,
    _context,
    info,
  ) => {
    const below = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
    if (source === undefined) return this.root(args, below);
    const coordinate = `${info.parentType.name}.${info.fieldName}`;
    if (coordinate === 'Person.id') return source.object['id'];
    const { standing } = source;
    const way = this.asked.wayTo(coordinate, standing);
    if (!this.asked.isOpen(standing.person, way)) return null;
    const type = this.asked.typeOf(info.parentType.name, info.fieldName);
    const isCell = isLeafType(type) || type.name === 'Person';
    if (isCell && !this.asked.isReleased(standing.person, way.subgraph, coordinate)) return null;
    if (type.name === 'Person' && !this.asked.asksValue(below)) return null;
    const value = resolveField(source.object, args, { world: this.world }, info);
    if (isLeafType(type)) return value;
    const behind = this.asked.behind(coordinate, standing, way);
    return type.name === 'Person' || this.asked.anyOfAny(type.name, below, behind)
      ? this.shown(value, below, behind)
      : null;
  };

  private root(args: Record<string, unknown>, below: readonly SelectionNode[]): unknown {
    const { identifier, identifiers } = args;
    const one = (each: unknown): Shown | null => {
      const person = personOf(each, this.world);
      return person === undefined ? null : this.person(person, below);
    };
    return Array.isArray(identifiers) ? identifiers.map(one) : one(identifier);
  }

  private person(object: WorldObject, below: readonly SelectionNode[]): Shown | null {
    const standing = { person: String(object['id']), subgraph: 'person-index', provided: [] };
    return this.asked.anyOf('Person', below, standing) ? new Shown(object, standing) : null;
  }

  /** What stands behind a field; whoever and whatever is not shown leaves no place in a list. */
  private shown(value: unknown, below: readonly SelectionNode[], standing: Standing): unknown {
    if (Array.isArray(value)) {
      const items = value.map((item) => [item, this.shown(item, below, standing)] as const);
      return items.filter(([item, kept]) => item === null || kept !== null).map(([, kept]) => kept);
    }
    if (value === null || value === undefined) return null;
    const object = value as WorldObject;
    if (object.__typename === 'Person') {
      const isLinked = this.world.isLinked(standing.subgraph, String(object['id']));
      return isLinked ? this.person(object, below) : null;
    }
    return this.asked.anyOf(object.__typename, below, standing) ? new Shown(object, standing) : null;
  }
}
