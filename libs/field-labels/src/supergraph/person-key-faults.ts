import { type GraphQLSchema, GraphQLID, getNullableType, isObjectType } from 'graphql';
import type { Joins } from '../joins.js';
import { PERSON, PERSON_KEY_FIELD } from './own-services.js';

/** People are joined by our own id and by nothing else: one sentence for each subgraph that would do otherwise. */
export function personKeyFaults(schema: GraphQLSchema, joins: Joins): readonly string[] {
  const person = schema.getType(PERSON);
  if (person === undefined) return [];
  if (!isObjectType(person)) return [`${PERSON} is no object type: people are objects with a key.`];
  const field = person.getFields()[PERSON_KEY_FIELD];
  const isId = field !== undefined && getNullableType(field.type) === GraphQLID;
  return [
    ...(isId
      ? []
      : [
          `${PERSON}.${PERSON_KEY_FIELD} must be an ID: it is the key by which every subgraph knows a person.`,
        ]),
    ...joins
      .ofType(person)
      .filter(({ key }) => key !== PERSON_KEY_FIELD)
      .map(({ subgraph, key }) =>
        key === undefined
          ? `${subgraph} has ${PERSON} without a key: write type ${PERSON} @key(fields: "${PERSON_KEY_FIELD}").`
          : `${subgraph} knows ${PERSON} by "${key}": the key is "${PERSON_KEY_FIELD}" alone, numbers are for the person index.`,
      ),
  ];
}
