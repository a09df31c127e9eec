import {
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { FieldedType, Joins } from '../joins.js';
import type { IgLabel, LabelMap } from '../labels.js';
import { fieldsOf, fieldedTypes, isInaccessible, rootTypes } from './fielded-types.js';
import { PERSON } from './own-services.js';

/** Categories of what is about agencies and about what was decided, and not about somebody. */
const ABOUT_NOBODY: ReadonlySet<string> = new Set(['DIRECTORY', 'AUDIT']);

/** Whether what a label says is about nobody. */
export const isAboutNobody = ({ category }: IgLabel): boolean => ABOUT_NOBODY.has(category);

/**
 * The types about people that nobody gets to through a person: what they hold would be decided about nobody.
 * One sentence each.
 */
export function personPathFaults(schema: GraphQLSchema, joins: Joins, labels: LabelMap): readonly string[] {
  const person = schema.getType(PERSON);
  const belowPerson = isCompositeType(person) ? reachable(schema, person, () => true) : new Set();
  const roots: readonly FieldedType[] = rootTypes(schema);
  return fieldedTypes(schema)
    .filter((type) => isObjectType(type) && !roots.includes(type) && !belowPerson.has(type))
    .filter((type) => !isInaccessible(type) && isPersonal(type, labels))
    .map((type) => {
      const isEntity = joins.ofType(type).some(({ key }) => key !== undefined);
      return isEntity
        ? `${type.name} has a key and hangs from no person: give ${PERSON} a field that leads to it.`
        : `${type.name} is about people and hangs from no person: give ${PERSON} a field that leads to it, or label it DIRECTORY or AUDIT if it is about nobody.`;
    });
}

/** What stands below a root field before a person is passed. */
export interface BeforePerson {
  /** Types that are about people all the same. */
  readonly personal: readonly string[];
  /** Whether a person stands somewhere below. */
  readonly passesPerson: boolean;
}

/** Looks from a type downwards as far as the first person on each way. */
export function typesWithoutPassingPerson(
  schema: GraphQLSchema,
  from: GraphQLCompositeType,
  labels: LabelMap,
): BeforePerson {
  const found = [...reachable(schema, from, ({ name }) => name !== PERSON)];
  return {
    personal: found
      .filter((type): type is FieldedType => isObjectType(type) && type.name !== PERSON)
      .filter((type) => isPersonal(type, labels))
      .map(({ name }) => name),
    passesPerson: found.some(({ name }) => name === PERSON),
  };
}

function isPersonal(type: FieldedType, labels: LabelMap): boolean {
  return fieldsOf(type).some((field) => {
    const label = labels.get(`${type.name}.${field.name}`);
    return label !== undefined && !isAboutNobody(label);
  });
}

/** The types that can stand at `from` or below it, as far as `goesOn` lets. */
function reachable(
  schema: GraphQLSchema,
  from: GraphQLCompositeType,
  goesOn: (type: GraphQLNamedType) => boolean,
): ReadonlySet<GraphQLNamedType> {
  const found = new Set<GraphQLNamedType>();
  const waiting: GraphQLNamedType[] = [from];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (found.has(type) || !isCompositeType(type)) continue;
    found.add(type);
    if (!goesOn(type)) continue;
    if (isAbstractType(type)) waiting.push(...schema.getPossibleTypes(type));
    if (!isUnionType(type)) waiting.push(...fieldsOf(type).map((field) => getNamedType(field.type)));
  }
  return found;
}
