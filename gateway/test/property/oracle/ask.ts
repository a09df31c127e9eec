import type { GraphQLSchema, SelectionNode } from 'graphql';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { keys, owners } from '../world/ownership.js';
import type { RowLabel } from '../world/world.js';
import { type Mask, isReleased } from './mask.js';
import { type Reader, type Selected, isServed, typesAt } from './selected.js';

/** Where an object stands: in whose part of the answer, and which subgraph gave it. */
export interface Standing {
  readonly person: string;
  readonly subgraph: string;
  /** Coordinates that the subgraph provides here though it does not hold them. */
  readonly provided: readonly string[];
  /** The row it stands in, where that says how sensitive it is. */
  readonly row?: { readonly subgraph: string; readonly label: RowLabel };
}

/** The subgraph that is asked for a field of an object, and what has to be known of the object to ask it. */
export interface Way {
  readonly subgraph: string;
  /** Key or inputs, each with the subgraph that gives it; the key of a person is no value. */
  readonly inputs: readonly {
    readonly subgraph: string;
    readonly coordinate: string;
    /** The container it stands in. */
    readonly under?: string;
  }[];
}

const requirements: Readonly<Record<string, Way['inputs']>> = {
  'Person.risk': [
    { subgraph: 'agency-education', coordinate: 'EducationRecord.attendance', under: 'education' },
    { subgraph: 'agency-police', coordinate: 'Person.nickname' },
  ],
};
const provisions: Readonly<Record<string, readonly string[]>> = { 'Incident.station': ['Station.address'] };

/** What of a document is released under a mask. It reads the schema and the document, never the gateway. */
export class Asked {
  constructor(
    private readonly schema: GraphQLSchema,
    readonly reader: Reader,
    private readonly mask: Mask,
  ) {}

  /** How a field of an object that stands somewhere is had. */
  wayTo(coordinate: string, { subgraph, provided }: Pick<Standing, 'subgraph' | 'provided'>): Way {
    const [type = ''] = coordinate.split('.');
    const owner = owners.get(coordinate)?.[0] ?? '';
    if (type === 'Person') return { subgraph: owner, inputs: requirements[coordinate] ?? [] };
    if (isServed(subgraph, coordinate) || provided.includes(coordinate)) return { subgraph, inputs: [] };
    const key = keys.get(type) ?? '';
    return { subgraph: owner, inputs: [{ subgraph, coordinate: `${type}.${key}` }] };
  }

  /** Where what stands behind a field stands. */
  behind(coordinate: string, standing: Standing, { subgraph }: Way): Standing {
    return { ...standing, subgraph, provided: provisions[coordinate] ?? [] };
  }

  /** In a row with a label of its own both have to release it: the decision about the field, and that about the row. */
  isReleased({ person, row }: Standing, subgraph: string, coordinate: string): boolean {
    const cell = { person, subgraph, coordinate };
    if (!isReleased(this.mask, cell)) return false;
    if (row?.subgraph !== subgraph || row.label === null) return true;
    return 'level' in row.label && isReleased(this.mask, { ...cell, row: row.label.level });
  }

  /** Whether a field may be asked for as far as what has to be known for it goes. */
  isOpen(standing: Standing, { inputs }: Way): boolean {
    return inputs.every(({ subgraph, coordinate }) => this.isReleased(standing, subgraph, coordinate));
  }

  /**
   * Whether anything that is asked of an object of `type`, or below it about the same person, is released.
   *
   * @param isDecided - what is decided counts, whether or not it can be reached: so it is with whole people
   */
  anyOf(type: string, selections: readonly SelectionNode[], standing: Standing, isDecided = false): boolean {
    return this.reader
      .fields(type, selections)
      .some((field) => this.anyBehind(type, field, standing, isDecided));
  }

  private anyBehind(type: string, field: Selected, standing: Standing, isDecided: boolean): boolean {
    const { coordinate, below } = field;
    if (coordinate === 'Person.id') return false;
    const way = this.wayTo(coordinate, standing);
    // A key or an input is a value of its own, asked for whatever becomes of what needs it.
    if (way.inputs.some((input) => this.isReleased(standing, input.subgraph, input.coordinate))) return true;
    if (!isDecided && !this.isOpen(standing, way)) return false;
    const of = this.typeOf(type, field.name);
    if (isLeafType(of) || of.name === 'Person') return this.isReleased(standing, way.subgraph, coordinate);
    return this.anyOfAny(of.name, below, this.behind(coordinate, standing, way), isDecided);
  }

  /** The same of any object that the subgraph can put where its schema says `type`. */
  anyOfAny(
    type: string,
    selections: readonly SelectionNode[],
    standing: Standing,
    isDecided = false,
  ): boolean {
    return typesAt(standing.subgraph, type).some((each) => this.anyOf(each, selections, standing, isDecided));
  }

  typeOf(type: string, field: string): ReturnType<typeof getNamedType> & object {
    const owner = this.schema.getType(type);
    const of = isObjectType(owner) ? owner.getFields()[field] : undefined;
    if (of === undefined) throw new Error(`No field ${type}.${field}`);
    return getNamedType(of.type);
  }
}
