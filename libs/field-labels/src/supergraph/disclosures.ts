import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  getNamedType,
  isCompositeType,
  isObjectType,
  parse,
} from 'graphql';
import { type FieldJoin, type FieldedType, type Joins, textArgument } from '../joins.js';
import { selectedCoordinates } from '../selected-fields.js';
import { fieldsOf, fieldedTypes } from './fielded-types.js';

/**
 * A field for which a subgraph is given what others hold, or gives what belongs to others: what it takes in is
 * a disclosure like any other, and is decided and recorded by its own label.
 */
export interface InputDisclosure {
  readonly by: '@requires' | '@provides' | '@fromContext';
  /** The subgraph that takes or gives the inputs. */
  readonly subgraph: string;
  /** The field that is worked out of them. */
  readonly field: string;
  /** Coordinates of what travels. */
  readonly inputs: readonly string[];
}

/** Every `@requires`, `@provides` and `@fromContext` of a composed schema. */
export function inputDisclosures(schema: GraphQLSchema, joins: Joins): readonly InputDisclosure[] {
  return fieldedTypes(schema).flatMap((type) =>
    fieldsOf(type).flatMap((field) =>
      joins.ofField(type, field).flatMap((join) => disclosuresOf(schema, type, field, join)),
    ),
  );
}

/** The same as one sentence, for people. */
export function disclosureSentence({ by, subgraph, field, inputs }: InputDisclosure): string {
  const verb = by === '@provides' ? 'gives' : 'is given';
  return `${subgraph} ${verb} ${inputs.join(', ')} with ${field} (${by}): a disclosure, decided by its own label.`;
}

function disclosuresOf(
  schema: GraphQLSchema,
  type: FieldedType,
  field: GraphQLField<unknown, unknown>,
  { subgraph, requires, provides, contexts }: FieldJoin,
): InputDisclosure[] {
  const found = (by: InputDisclosure['by'], inputs: readonly string[]): InputDisclosure[] =>
    inputs.length === 0 ? [] : [{ by, subgraph, field: `${type.name}.${field.name}`, inputs }];
  return [
    ...found('@requires', inputsOf(schema, type, requires)),
    ...found('@provides', inputsOf(schema, getNamedType(field.type), provides)),
    ...contexts.flatMap(({ context, selection }) =>
      found(
        '@fromContext',
        settersOf(schema, context).flatMap((setter) => inputsOf(schema, setter, selection)),
      ),
    ),
  ];
}

function inputsOf(schema: GraphQLSchema, type: GraphQLNamedType, fields: string | undefined): string[] {
  if (fields === undefined || !isCompositeType(type)) return [];
  return [...selectedCoordinates(schema, type, selectionsOf(fields), {})];
}

/** A field set is written with or without its braces. */
function selectionsOf(fields: string): readonly SelectionNode[] {
  const text = fields.trim().startsWith('{') ? fields : `{ ${fields} }`;
  const [operation] = parse(text, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
}

function settersOf(schema: GraphQLSchema, context: string): readonly FieldedType[] {
  return fieldedTypes(schema).filter(
    (type) =>
      isObjectType(type) &&
      type.astNode?.directives?.some(
        (node) => node.name.value === 'context' && textArgument(node.arguments, 'name') === context,
      ),
  );
}
