import type { CastName } from '@pontio/decision/cases';
import { subgraphHeader } from '@pontio/field-labels';
import { type CategoryCode, categoryOf } from '@pontio/vocabulary';
import { idOfNumber, numberOf } from './labelled.js';
import { type Mood, hiddenIn } from './moods.js';
import type { Question } from './questions.js';
import type { ServiceSchema } from './schemas.js';
import type { ServiceObject } from './values.js';

/** Six agencies that hold records of the same people. */
export const caseloadAgencies: readonly CastName[] = [
  'school',
  'GP',
  'hospital',
  'police',
  'housing',
  'charity',
];

/** What each of them holds of everybody, two fields of each. */
export const caseloadCategories: readonly CategoryCode[] = [
  'WHO_INVOLVED',
  'DEMOGRAPHIC',
  'FAMILY',
  'EDUCATION',
  'HOUSING',
  'HEALTH_CORE',
];

/** The most people in a caseload. */
export const CASELOAD = 50;

export const subgraphOf = (name: CastName): string => `agency-${name.toLowerCase()}`;
const fieldOf = (name: CastName): string => name.toLowerCase();
const typeOf = (name: CastName): string => `${name}Record`.replace(/^./, (first) => first.toUpperCase());
const valuesOf = (category: CategoryCode): string[] =>
  ['First', 'Second'].map((which) => `${category.toLowerCase().replaceAll('_', '')}${which}`);
const label = (category: CategoryCode): string =>
  `@ig(category: "${category}", level: ${categoryOf(category).level})`;

const key = 'id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)';
const index: ServiceSchema = {
  name: 'person-index',
  sdl: `${subgraphHeader}
    type Query {
      people(identifiers: [PersonIdentifierInput!]!): [Person] @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
    }
    type Person @key(fields: "id") { ${key} }
    input PersonIdentifierInput { system: IdentifierSystem! value: String! }
    enum IdentifierSystem { NHS UPN }`,
};

/** The schemas of the agencies and of the index that names people. */
export const caseloadSchemas: readonly ServiceSchema[] = [
  index,
  ...caseloadAgencies.map((name) => ({ name: subgraphOf(name), sdl: agencySdl(name) })),
];

function agencySdl(name: CastName): string {
  const fields = caseloadCategories.flatMap((category) =>
    valuesOf(category).map((field) => `${field}: String ${label(category)}`),
  );
  return `${subgraphHeader}
    type Person @key(fields: "id") { ${key} ${fieldOf(name)}: ${typeOf(name)} ${label('DEMOGRAPHIC')} }
    type ${typeOf(name)} ${label('DEMOGRAPHIC')} { ${fields.join(' ')} }`;
}

const selection = caseloadAgencies
  .map((name) => `${fieldOf(name)} { ${caseloadCategories.flatMap(valuesOf).join(' ')} }`)
  .join(' ');

const idsOf = (count: number): string[] => Array.from({ length: count }, (_none, at) => String(at + 1));

/** Everything that six agencies hold of so many people. */
export function caseloadQuestion(count: number): Question {
  const identifiers = idsOf(count).map((id) => `{ system: NHS, value: "${numberOf(id)}" }`);
  return {
    name: `caseload of ${String(count)}`,
    query: `{ people(identifiers: [${identifiers.join(', ')}]) { ${selection} } }`,
  };
}

/** The right answer's `data`. */
export function caseloadAnswer(count: number, mood: Mood): unknown {
  const hiddenOf = hiddenIn(mood);
  const people = idsOf(count).map((id) =>
    Object.fromEntries(
      caseloadAgencies.map((name) => {
        const values = caseloadCategories.flatMap((category) =>
          valuesOf(category).map((field) => [
            field,
            hiddenOf(id).includes(category) ? null : valueOf(name, field, id),
          ]),
        );
        return [fieldOf(name), Object.fromEntries(values) as object];
      }),
    ),
  );
  return { people };
}

/** Everything that any agency says of somebody. */
export function caseloadPerson(id: string): ServiceObject {
  const records = caseloadAgencies.map((name) => {
    const values = caseloadCategories.flatMap((category) =>
      valuesOf(category).map((field) => [field, valueOf(name, field, id)]),
    );
    return [fieldOf(name), Object.fromEntries(values) as object];
  });
  return { id, ...(Object.fromEntries(records) as ServiceObject) };
}

/** The root of the index, for a gateway that asks it: whoever decides asks the index otherwise. */
export const caseloadRoot: ServiceObject = {
  people: ({ identifiers }: { identifiers: { value: string }[] }) =>
    identifiers.map(({ value }) => ({ id: idOfNumber(value) })),
};

function valueOf(name: CastName, field: string, id: string): string {
  return `${name} says of ${id} under ${field} what it has said of them since they came`;
}
