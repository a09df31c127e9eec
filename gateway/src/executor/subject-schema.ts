import { JoinFacts, type JsonObject, type SubjectTypes } from '@pontio/federation';
import { type ThingKeys, isValueCoordinate, readThingKeys, thingName } from '@pontio/field-labels';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';

/** Arguments by which a root field says whom it asks about. */
const NAMING = ['identifier', 'identifiers'];

/** A response key at which the key of a subject stands, or its type name. */
export interface SubjectKeyAsked {
  readonly key: string;
  readonly isTypeName: boolean;
}

/** Which objects of a schema are subjects, and what is decided about them. */
export class SubjectSchema {
  /** Which subgraph serves what. */
  readonly joins: JoinFacts;
  private readonly keysAt = new Map<string, ThingKeys>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly types: SubjectTypes,
  ) {
    this.joins = new JoinFacts(schema);
  }

  /** What a release order calls a thing at a subgraph: by the key of its own type there. */
  nameAt(subgraph: string, representation: JsonObject): string | undefined {
    const type = String(representation['__typename']);
    const place = `${subgraph} ${type}`;
    const keys = this.keysAt.get(place) ?? readThingKeys(this.joins.keysOf(type, subgraph));
    this.keysAt.set(place, keys);
    return thingName(keys, representation);
  }

  /** The field that is the key of a subject type; `undefined` for any other type. */
  keyOf(typeName: string): string | undefined {
    return this.types.get(typeName);
  }

  /** Whether a subject can stand where this type is expected. */
  canBeSubject(type: GraphQLNamedType): boolean {
    if (isAbstractType(type)) {
      return this.schema.getPossibleTypes(type).some(({ name }) => this.types.has(name));
    }
    return this.types.has(type.name);
  }

  /** The key by which every subgraph knows a subject: it joins records, and is not itself a shared field. */
  isKey(coordinate: string): boolean {
    const [typeName = '', fieldName] = coordinate.split('.');
    return this.types.has(typeName) && this.types.get(typeName) === fieldName;
  }

  /** The response keys under which selections ask for the key or the type name of a subject. */
  keysIn(typeName: string, selections: readonly SelectionNode[]): readonly SubjectKeyAsked[] {
    return selections.flatMap((node): readonly SubjectKeyAsked[] => {
      if (node.kind === Kind.INLINE_FRAGMENT) return this.keysIn(typeName, node.selectionSet.selections);
      if (node.kind !== Kind.FIELD) return [];
      const isTypeName = node.name.value === '__typename';
      const isAsked = isTypeName || node.name.value === this.keyOf(typeName);
      return isAsked ? [{ key: (node.alias ?? node.name).value, isTypeName }] : [];
    });
  }

  /** Whether a root field says in its arguments whom it asks about. */
  namesSubjects({ type, args }: Pick<GraphQLField<unknown, unknown>, 'type' | 'args'>): boolean {
    return this.canBeSubject(getNamedType(type)) && args.some(({ name }) => NAMING.includes(name));
  }

  /**
   * Whether something is decided about a coordinate: a value, or what leads from somebody to somebody else. That
   * two people have to do with each other is as much about both as what is written of either.
   */
  isDecided(coordinate: string): boolean {
    if (this.isKey(coordinate)) return false;
    return isValueCoordinate(this.schema, coordinate) || this.leadsToSubject(coordinate);
  }

  /** Whether a field leads to a subject that nobody has named yet. */
  leadsToSubject(coordinate: string): boolean {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const owner = this.schema.getType(typeName);
    const field = isObjectType(owner) ? owner.getFields()[fieldName] : undefined;
    if (field === undefined || !this.canBeSubject(getNamedType(field.type))) return false;
    return owner !== this.schema.getQueryType() || !this.namesSubjects(field);
  }
}
