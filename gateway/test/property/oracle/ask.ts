import type { GraphQLSchema, SelectionNode } from 'graphql';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { keys, owners } from '../world/ownership.js';
import { type Mask, isReleased } from './mask.js';
import { type Reader, type Selected, isServed, typesAt } from './selected.js';

/** Where an object stands: in whose part of the answer, and which subgraph gave it. */
export interface Standing {
  readonly person: string;
  readonly subgraph: string;
  /** Coordinates that the subgraph provides here though it does not hold them. */
  readonly provided: readonly string[];
}

/** The subgraph that is asked for a field of an object, and what has to be known of the object to ask it. */
export interface Way {
  readonly subgraph: string;
  /** Key or inputs, each with the subgraph that gives it; the key of a person is no value. */
  readonly inputs: readonly { readonly subgraph: string; readonly coordinate: string }[];
}

const requirements: Readonly<Record<string, Way['inputs']>> = {
  'Person.risk': [
    { subgraph: 'agency-education', coordinate: 'EducationRecord.attendance' },
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
  behind(coordinate: string, { person }: Standing, { subgraph }: Way): Standing {
    return { person, subgraph, provided: provisions[coordinate] ?? [] };
  }

  isReleased(person: string, subgraph: string, coordinate: string): boolean {
    return isReleased(this.mask, { person, subgraph, coordinate });
  }

  /** Whether a field may be asked for as far as what has to be known for it goes. */
  isOpen(person: string, { inputs }: Way): boolean {
    return inputs.every(({ subgraph, coordinate }) => this.isReleased(person, subgraph, coordinate));
  }

  /** Whether anything that is asked of an object of `type`, or below it about the same person, is released. */
  anyOf(type: string, selections: readonly SelectionNode[], standing: Standing): boolean {
    return this.reader.fields(type, selections).some((field) => this.anyBehind(type, field, standing));
  }

  private anyBehind(type: string, field: Selected, standing: Standing): boolean {
    const { coordinate, below } = field;
    const way = this.wayTo(coordinate, standing);
    // A key or an input is a value of its own, asked for whatever becomes of what needs it.
    const isInputReleased = way.inputs.some((input) =>
      this.isReleased(standing.person, input.subgraph, input.coordinate),
    );
    if (isInputReleased) return true;
    if (!this.isOpen(standing.person, way) || coordinate === 'Person.id') return false;
    const of = this.typeOf(type, field.name);
    if (isLeafType(of)) return this.isReleased(standing.person, way.subgraph, coordinate);
    if (of.name === 'Person') {
      return this.asksValue(below) && this.isReleased(standing.person, way.subgraph, coordinate);
    }
    const behind = this.behind(coordinate, standing, way);
    return this.anyOfAny(of.name, below, behind);
  }

  /** The same of any object that the subgraph can put where its schema says `type`. */
  anyOfAny(type: string, selections: readonly SelectionNode[], standing: Standing): boolean {
    return typesAt(standing.subgraph, type).some((each) => this.anyOf(each, selections, standing));
  }

  /** Whether a selection on a person asks for any value at all, of them or of whoever is behind them. */
  asksValue(selections: readonly SelectionNode[], type = 'Person'): boolean {
    return this.reader.fields(type, selections).some(({ coordinate, name, below }) => {
      const of = this.typeOf(type, name);
      if (isLeafType(of)) return coordinate !== 'Person.id';
      const possible = isObjectType(of) ? [of] : this.schema.getPossibleTypes(of as never);
      return possible.some((each) => this.asksValue(below, each.name));
    });
  }

  typeOf(type: string, field: string): ReturnType<typeof getNamedType> & object {
    const owner = this.schema.getType(type);
    const of = isObjectType(owner) ? owner.getFields()[field] : undefined;
    if (of === undefined) throw new Error(`No field ${type}.${field}`);
    return getNamedType(of.type);
  }
}
