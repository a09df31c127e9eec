import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  type GraphQLSchema,
} from 'graphql';
import type { Joins } from '../joins.js';
import type { LabelMap } from '../labels.js';
import { fieldsOf, isInaccessible } from './fielded-types.js';
import { PERSON, REGISTER, isOfAgency } from './own-services.js';
import { isAboutNobody, typesWithoutPassingPerson } from './person-paths.js';

/** Names that every answer has a part of its own for. */
const ANSWER_PARTS = new Set(['data', 'errors', 'extensions']);

/**
 * What is wrong with where operations begin: changes that nobody records, subscriptions, and people's data that
 * would leave an agency before anybody knows whose it is.
 */
export function rootFieldFaults(schema: GraphQLSchema, joins: Joins, labels: LabelMap): readonly string[] {
  const subscriptions = schema.getSubscriptionType();
  return [
    ...offers(schema.getMutationType(), joins).flatMap(([subgraph, { name }]) =>
      subgraph === REGISTER
        ? []
        : [
            `${subgraph} offers the change ${name}: only ${REGISTER} may offer changes, because only it records them.`,
          ],
    ),
    ...offers(subscriptions, joins).map(
      ([subgraph, { name }]) =>
        `${subgraph} offers the subscription ${name}: there are none, because every answer is decided once.`,
    ),
    ...[schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
      offers(root, joins).flatMap(([subgraph, field]) =>
        questionFaults(schema, subgraph, `${root?.name ?? ''}.${field.name}`, field, labels),
      ),
    ),
  ];
}

type Offer = readonly [subgraph: string, field: GraphQLField<unknown, unknown>];

function offers(root: GraphQLObjectType | null | undefined, joins: Joins): readonly Offer[] {
  if (!root) return [];
  return fieldsOf(root).flatMap((field) =>
    joins.serving(root, field).map((subgraph): Offer => [subgraph, field]),
  );
}

function questionFaults(
  schema: GraphQLSchema,
  subgraph: string,
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  labels: LabelMap,
): readonly string[] {
  const faults = ANSWER_PARTS.has(field.name)
    ? [`${coordinate} has the name of a part of every answer: give it another.`]
    : [];
  if (isInaccessible(field)) return faults;
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) {
    const label = labels.get(coordinate);
    if (label === undefined || isAboutNobody(label)) return faults;
    return [
      ...faults,
      `${coordinate} of ${subgraph} is about people and names none: hang it from ${PERSON}.`,
    ];
  }
  const { personal, passesPerson } = typesWithoutPassingPerson(schema, type, labels);
  if (passesPerson && isOfAgency(subgraph)) {
    faults.push(
      `${coordinate} of ${subgraph} gives people's data: an agency is asked about people, it does not offer them.`,
    );
  }
  return [
    ...faults,
    ...personal.map(
      (name) =>
        `${coordinate} of ${subgraph} gives ${name}, which is about people, without passing a person: hang it from ${PERSON}.`,
    ),
  ];
}
