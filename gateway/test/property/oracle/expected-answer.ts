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
import { Asked, type Standing, type Way } from './ask.js';
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
      ...{ schema, document, variableValues: variables, contextValue: { world } },
      fieldResolver: resolveField as never,
    }),
  );
}

/** An answer, and the cells of which it holds something. */
export interface Masked {
  readonly data: unknown;
  readonly given: ReadonlySet<string>;
}

/** The same with null wherever the mask does not release, and nobody in a list of whom nothing is released. */
export async function maskedAnswer(asked: Case, mask: Mask): Promise<Masked> {
  const { schema, document, variables, world } = asked;
  const reader = new Reader(document, variables, (type, condition) => isOn(schema, type, condition));
  const masking = new Masking(new Asked(schema, reader, mask), world);
  const run = (): ReturnType<typeof execute> =>
    execute({ schema, document, variableValues: variables, fieldResolver: masking.resolve as never });
  // The first time only finds out who is asked about, and what in all.
  await run();
  masking.isNaming = false;
  const { data, errors } = await run();
  if (errors !== undefined) throw new Error('The oracle failed', { cause: errors[0] });
  return { data, given: masking.given };
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
    /** Everything that is asked of it. */
    readonly asked: readonly SelectionNode[],
  ) {
    this.__typename = object.__typename;
  }
}

class Masking {
  isNaming = true;
  /** Cells of which something is given: `person subgraph Type.field`. */
  readonly given = new Set<string>();
  private readonly named = new Map<string, SelectionNode[][]>();

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
    if (!this.isReached(coordinate, standing, way)) return null;
    const type = this.asked.typeOf(info.parentType.name, info.fieldName);
    const value = resolveField(source.object, args, { world: this.world }, info);
    const behind = this.asked.behind(coordinate, standing, way);
    if (isLeafType(type) || type.name === 'Person') {
      return this.cell(standing, way.subgraph, coordinate, () =>
        isLeafType(type) ? value : this.shown(value, below, behind),
      );
    }
    if (value !== null && info.path.key === info.fieldName && this.holdsInput(source, info.fieldName)) {
      return new Shown(value as WorldObject, behind, below);
    }
    return this.asked.anyOfAny(type.name, below, behind) ? this.shown(value, below, behind) : null;
  };

  /** A value, or whoever an edge leads to, where it is released. */
  private cell(standing: Standing, subgraph: string, coordinate: string, value: () => unknown): unknown {
    if (!this.asked.isReleased(standing, subgraph, coordinate)) return null;
    const given = value();
    if (isThere(given)) this.given.add(`${standing.person} ${subgraph} ${coordinate}`);
    return given;
  }

  /** Whether all that a field needs is released, and its agency and those of its inputs have a record. */
  private isReached(coordinate: string, standing: Standing, way: Way): boolean {
    const { person } = standing;
    const agencies = [way, ...way.inputs].map(({ subgraph }) => subgraph);
    const areLinked = agencies.every((subgraph) => this.world.isLinked(subgraph, person));
    return this.asked.isOpen(standing, way) && (areLinked || !coordinate.startsWith('Person.'));
  }

  /** An input of a field stands under its own name, where the caller may have asked for something else. */
  private holdsInput({ standing, asked }: Shown, key: string): boolean {
    return this.asked.reader
      .fields('Person', asked)
      .flatMap(({ coordinate }) => this.asked.wayTo(coordinate, standing).inputs)
      .filter(({ under }) => under === key)
      .some((input) => this.asked.isReleased(standing, input.subgraph, input.coordinate));
  }

  private root(args: Record<string, unknown>, below: SelectionNode[]): unknown {
    const { identifier, identifiers } = args;
    const one = (each: unknown): Shown | null => {
      const person = personOf(each, this.world);
      return person === undefined ? null : this.namedPerson(person, below);
    };
    return Array.isArray(identifiers) ? identifiers.map(one) : one(identifier);
  }

  /** Whoever is asked about stands wherever they are asked about, once anything asked about them is released. */
  private namedPerson(object: WorldObject, below: SelectionNode[]): Shown | null {
    const key = String(object['id']);
    const places = this.named.get(key) ?? [];
    this.named.set(key, places);
    if (this.isNaming) places.push(below);
    const isShown = places.some((place) => this.person(object, place) !== null);
    return this.isNaming || !isShown ? null : new Shown(object, standingOf(object), below);
  }

  private person(object: WorldObject, below: readonly SelectionNode[]): Shown | null {
    const standing = { person: String(object['id']), subgraph: 'person-index', provided: [] };
    return this.asked.anyOf('Person', below, standing, true) ? new Shown(object, standing, below) : null;
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
    const own = inRow(object, standing);
    return this.asked.anyOf(object.__typename, below, own) ? new Shown(object, own, below) : null;
  }
}

function inRow({ _label: label }: WorldObject, standing: Standing): Standing {
  return label === null ? standing : { ...standing, row: { subgraph: standing.subgraph, label } };
}

const standingOf = (person: WorldObject): Standing => ({
  ...{ person: String(person['id']), subgraph: 'person-index', provided: [] },
});

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isThere) : value !== null && value !== undefined;
}
