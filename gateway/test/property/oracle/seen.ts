import {
  type FieldNode,
  Kind,
  type SelectionNode,
  getNamedType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql';
import type { SeenCall } from '../enforced/run-question.js';
import { schemas } from '../world/agencies.js';
import type { World } from '../world/world.js';
import { Reader, typesAt } from './selected.js';

type Ref = Readonly<Record<string, unknown>>;

/** What one call asked about one entity, and what it was told. */
export interface SeenEntity {
  readonly subgraph: string;
  /** Whom it is about; undefined of a thing, which hangs from somebody whom its agency is not told. */
  readonly person: string | undefined;
  /** As the order has to name it. */
  readonly subject: string;
  /** Every coordinate asked, containers and keys included. */
  readonly coordinates: ReadonlySet<string>;
  /** The values among them: leaves, and edges to people. */
  readonly values: ReadonlySet<string>;
  /** Those of which the answer holds something. */
  readonly told: ReadonlySet<string>;
}

/** Reads a call as its agency gets it. */
export function entitiesIn(call: SeenCall, world: World): readonly SeenEntity[] {
  const document = parse(call.query);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const roots = (operation as { selectionSet: { selections: readonly FieldNode[] } }).selectionSet.selections;
  if (roots.some(({ name }) => name.value !== '_entities')) throw new Error('Only people may be asked for');
  const below = roots.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const reading = new Reading(
    call.subgraph,
    new Reader(
      document,
      call.variables,
      (type, on) => type === on || typesAt(call.subgraph, on).includes(type),
    ),
  );
  const answers = (call.data?.['_entities'] ?? []) as unknown[];
  return (call.variables['representations'] as Ref[]).map((ref, index) => {
    const type = String(ref['__typename']);
    const asked = reading.asked(type, below);
    const person = type === 'Person' ? world.personOf(call.subgraph, String(ref['id'])) : undefined;
    return {
      ...{
        subgraph: call.subgraph,
        person,
        subject: String(ref['id'] ?? Object.values(ref).find((value) => value !== type)),
      },
      coordinates: new Set(['Query._entities', ...asked]),
      values: new Set([...asked].filter((coordinate) => isValueAt(call.subgraph, coordinate))),
      told: reading.told(answers[index], type, below),
    };
  });
}

/** Whether a coordinate of a subgraph is a value: a leaf that is not the key of a person, or what leads to one. */
export function isValueAt(subgraph: string, coordinate: string): boolean {
  const of = typeAt(subgraph, coordinate);
  return of !== undefined && (of.name === 'Person' || (isLeafType(of) && coordinate !== 'Person.id'));
}

function typeAt(subgraph: string, coordinate: string): ReturnType<typeof getNamedType> {
  const [type = '', field = ''] = coordinate.split('.');
  const owner = schemas.get(subgraph)?.getType(type);
  return getNamedType(isObjectType(owner) ? owner.getFields()[field]?.type : undefined);
}

class Reading {
  constructor(
    private readonly subgraph: string,
    private readonly reader: Reader,
  ) {}

  asked(type: string, selections: readonly SelectionNode[]): ReadonlySet<string> {
    return new Set(
      this.reader
        .fields(type, selections)
        .flatMap(({ coordinate, below }) => [
          coordinate,
          ...typesAt(this.subgraph, this.typeOf(coordinate).name).flatMap((each) => [
            ...this.asked(each, below),
          ]),
        ]),
    );
  }

  told(answer: unknown, type: string, selections: readonly SelectionNode[]): ReadonlySet<string> {
    if (Array.isArray(answer))
      return new Set(answer.flatMap((item) => [...this.told(item, type, selections)]));
    if (typeof answer !== 'object' || answer === null) return new Set();
    return new Set(
      this.reader.fields(type, selections).flatMap(({ key, coordinate, below }) => {
        const value = (answer as Record<string, unknown>)[key];
        const of = this.typeOf(coordinate);
        if (isLeafType(of)) return isThere(value) && isValueAt(this.subgraph, coordinate) ? [coordinate] : [];
        const deeper = (Array.isArray(value) ? value.flat(3) : [value]) as unknown[];
        return deeper.flatMap((item) => [...this.told(item, this.concrete(item, of.name), below)]);
      }),
    );
  }

  private concrete(item: unknown, type: string): string {
    const named = (item as { readonly __typename?: string } | null)?.__typename;
    return named ?? type;
  }

  private typeOf(coordinate: string): NonNullable<ReturnType<typeof getNamedType>> {
    const of = typeAt(this.subgraph, coordinate);
    if (of === undefined) throw new Error(`${this.subgraph} serves no ${coordinate}`);
    return of;
  }
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isThere) : value !== null && value !== undefined;
}
