import {
  type FieldNode,
  Kind,
  type SelectionNode,
  getNamedType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql';
import { ROW_ALIAS } from '../../../src/executor/prune-operation.js';
import type { SeenCall } from '../enforced/run-question.js';
import { schemas } from '../world/agencies.js';
import type { RowLabel, World } from '../world/world.js';
import { type Mask, isReleased } from './mask.js';
import { Reader, typesAt } from './selected.js';

type Ref = Readonly<Record<string, unknown>>;

/** What one call asked about one entity, and what it was told. */
export interface SeenEntity {
  readonly subgraph: string;
  /** Whom it is about; undefined of a thing, which hangs from somebody whom its agency is not told. */
  readonly person: string | undefined;
  /** The values asked: leaves, and edges to people. */
  readonly values: ReadonlySet<string>;
  /** Those of which the answer holds something that its row lets pass. */
  readonly told: ReadonlySet<string>;
}

/** Reads a call as its agency gets it. */
export function entitiesIn(call: SeenCall, world: World, mask: Mask): readonly SeenEntity[] {
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
      ...{ subgraph: call.subgraph, person },
      values: new Set([...asked].filter((coordinate) => isValueAt(call.subgraph, coordinate))),
      told: reading.told(answers[index], type, below, passesAs(person, call.subgraph, mask)),
    };
  });
}

/** Whether a value may leave with the row it stands in. */
type Passes = (coordinate: string, label: RowLabel) => boolean;

function passesAs(person: string | undefined, subgraph: string, mask: Mask): Passes {
  return (coordinate, label) => {
    if (label === null || person === undefined) return true;
    return 'level' in label && isReleased(mask, { person, subgraph, coordinate, row: label.level });
  };
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

  told(
    answer: unknown,
    type: string,
    selections: readonly SelectionNode[],
    passes: Passes,
    label: RowLabel = null,
  ): ReadonlySet<string> {
    if (typeof answer !== 'object' || answer === null) return new Set();
    const own = (answer as { readonly [ROW_ALIAS]?: RowLabel })[ROW_ALIAS] ?? label;
    return new Set(
      this.reader.fields(type, selections).flatMap(({ key, coordinate, below }) => {
        const value = (answer as Record<string, unknown>)[key];
        const of = this.typeOf(coordinate);
        const isTold = isValueAt(this.subgraph, coordinate) && passes(coordinate, own);
        if (isLeafType(of)) return isThere(value) && isTold ? [coordinate] : [];
        const deeper = (Array.isArray(value) ? value.flat(3) : [value]) as unknown[];
        return deeper.flatMap((item) => [
          ...this.told(item, this.concrete(item, of.name), below, passes, own),
        ]);
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
