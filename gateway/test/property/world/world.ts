import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Draw, shareOf } from './draw.js';
import { keys, owners } from './ownership.js';

/** Points at an entity, which stands once in the world however many things point at it. */
export class Reference {
  constructor(
    readonly type: string,
    readonly key: string,
  ) {}
}

/** An object of the world: a value for each field of its type. */
export type WorldObject = Readonly<Record<string, unknown>> & {
  readonly __typename: string;
  readonly _label: RowLabel;
};

/** How many people a world has; one more number stands for nobody. */
export const PEOPLE = 5;
/** How many of every other entity type. */
const OTHERS = 2;
const MISSING = 0.12;
const UNKNOWN = 0.2;
const UNLINKED = 0.15;
/** Of the rows that may have a label of their own; of those that have one; of those that can be read. */
const LABELLED = 0.5;
const UNREADABLE = 0.1;
const MENTIONING = 0.3;

/** What a row says of itself: a level, and people by their keys; or something that no gateway knows. */
export type RowLabel =
  { readonly level: 'C4' | 'C5'; readonly mentions?: readonly string[] } | { readonly sealed: true } | null;

const keyText = (type: string, index: number): string =>
  type === 'Person' ? `per_${String(index)}` : `${type.toLowerCase()}-${String(index)}`;

/**
 * Everything that there is to know in one run, the same for the same seed: people, what each agency holds about
 * them, and how they hang together. Every text in it says whose it is and where it stands.
 */
export class World {
  private readonly entities = new Map<string, WorldObject>();
  private readonly known = new Map<string, ReadonlySet<string>>();
  private count = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    readonly seed: number,
    /** The share of people whom an agency does not know. */
    private readonly unknown = UNKNOWN,
  ) {
    const draw = new Draw(seed);
    this.drawKnown(draw);
    for (const [type] of keys) {
      for (let index = 0; index < (type === 'Person' ? PEOPLE : OTHERS); index += 1)
        this.add(type, index, draw);
    }
  }

  /** The object that a reference points at. */
  entity(type: string, key: string): WorldObject | undefined {
    return this.entities.get(`${type} ${key}`);
  }

  /** The person whom a number stands for, as callers know people. */
  personKey(number: string): string | undefined {
    const key = `per_${number}`;
    return this.entity('Person', key) && key;
  }

  /** Whether an agency has a record of somebody. */
  isKnown(subgraph: string, person: string): boolean {
    return subgraph === 'person-index' || (this.known.get(subgraph)?.has(person) ?? false);
  }

  /** Whether the person index knows whose the agency's record is. Of whoever a caller can name it always does. */
  isLinked(subgraph: string, person: string): boolean {
    return this.isKnown(subgraph, person) && shareOf(this.seed, `${subgraph} ${person}`) >= UNLINKED;
  }

  /** The id by which an agency knows somebody. */
  recordOf(subgraph: string, person: string): string {
    return subgraph === 'person-index' ? person : `${subgraph}:${person.slice('per_'.length)}`;
  }

  /** Whose record an agency's own id names. */
  personOf(subgraph: string, record: string): string {
    const [holder, number = ''] = record.split(':');
    if (holder !== subgraph)
      throw new Error(`${subgraph} was asked about ${record}, which is no record of its own`);
    return `per_${number}`;
  }

  private drawKnown(draw: Draw): void {
    const subgraphs = new Set([...owners.values()].flat());
    for (const subgraph of subgraphs) {
      const people = Array.from({ length: PEOPLE }, (_none, index) => keyText('Person', index));
      const known = people.filter((_person, index) => index === 0 || !draw.is(this.unknown));
      this.known.set(subgraph, new Set(known));
    }
  }

  private add(typeName: string, index: number, draw: Draw): void {
    const type = this.schema.getType(typeName);
    if (!isObjectType(type)) return;
    const key = keyText(typeName, index);
    const keyField = keys.get(typeName) ?? '';
    const made = { ...this.object(type, key, undefined, draw), [keyField]: key };
    this.entities.set(`${typeName} ${key}`, made);
  }

  /** @param holder - the subgraph whose record this is part of; of an entity, each field has its own */
  private object(
    type: GraphQLObjectType,
    whose: string,
    holder: string | undefined,
    draw: Draw,
  ): WorldObject {
    const fields = Object.values(type.getFields()).map((field) => {
      const coordinate = `${type.name}.${field.name}`;
      const by = holder ?? owners.get(coordinate)?.[0] ?? '';
      const isHeld = type.name !== 'Person' || this.isKnown(by, whose);
      return [field.name, isHeld ? this.drawn(field.type, coordinate, { whose, by }, draw) : null] as const;
    });
    const label = owners.has(`${type.name}._label`) ? this.rowLabel(holder ?? '', draw) : null;
    return { __typename: type.name, ...Object.fromEntries(fields), _label: label };
  }

  private rowLabel(holder: string, draw: Draw): RowLabel {
    if (!draw.is(LABELLED)) return null;
    if (draw.is(UNREADABLE)) return { sealed: true };
    const level = draw.pick(['C4', 'C5'] as const);
    return draw.is(MENTIONING) ? { level, mentions: [this.anybodyAt(holder, draw)] } : { level };
  }

  private anybodyAt(holder: string, draw: Draw): string {
    const all = Array.from({ length: PEOPLE }, (_none, index) => keyText('Person', index));
    return draw.pick(all.filter((key) => this.isKnown(holder, key)));
  }

  private drawn(type: GraphQLOutputType, coordinate: string, of: Whose, draw: Draw): unknown {
    if (isNonNullType(type))
      return this.drawn(type.ofType, coordinate, of, draw) ?? this.drawn(type, coordinate, of, draw);
    if (draw.is(MISSING)) return null;
    if (isListType(type)) {
      return Array.from({ length: draw.upTo(3) }, () => this.drawn(type.ofType, coordinate, of, draw));
    }
    if (isEnumType(type)) return draw.pick(type.getValues()).name;
    if (isAbstractType(type)) return this.composite(draw.pick(this.possible(type, of.by)), of, draw);
    if (isObjectType(type)) return this.composite(type, of, draw);
    return this.leaf(type.name, coordinate, of);
  }

  /** An agency speaks only of what stands in its own schema. */
  private possible(type: Parameters<GraphQLSchema['getPossibleTypes']>[0], by: string): GraphQLObjectType[] {
    return this.schema
      .getPossibleTypes(type)
      .filter(({ name }) => [...owners].some(([at, of]) => at.startsWith(`${name}.`) && of.includes(by)));
  }

  private composite(type: GraphQLObjectType, of: Whose, draw: Draw): unknown {
    if (!keys.has(type.name)) return this.object(type, of.whose, of.by, draw);
    const key =
      type.name === 'Person' ? this.anybodyAt(of.by, draw) : keyText(type.name, draw.upTo(OTHERS - 1));
    return new Reference(type.name, key);
  }

  private leaf(typeName: string, coordinate: string, { whose, by }: Whose): unknown {
    this.count += 1;
    if (typeName === 'Int') return this.count;
    if (typeName === 'Float') return this.count + 0.5;
    if (typeName === 'Boolean') return this.count % 2 === 0;
    return `${by}/${whose}/${coordinate}/${String(this.count)}`;
  }
}

interface Whose {
  /** Key of the entity it is about. */
  readonly whose: string;
  /** The subgraph that holds it. */
  readonly by: string;
}
