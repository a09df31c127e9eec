import { subgraphHeader } from '@pontio/field-labels';
import { type Mood, hiddenIn } from './moods.js';
import { users } from './records.js';
import type { ServiceSchema } from './schemas.js';
import type { Question } from './questions.js';

/**
 * The benchmark's services as Pontio's agencies: a user is a person, products and what is said of them are
 * directory data, and people and products are named by services of ours, because an agency is asked about people
 * and does not offer them. The values are the same.
 */
const types: Readonly<Record<string, string>> = {
  'person-index': `
    type Query {
      person(identifier: PersonIdentifierInput!): Person @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
      people(identifiers: [PersonIdentifierInput!]!): [Person] @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
    }
    type Person @key(fields: "id") { id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN) }
    input PersonIdentifierInput { system: IdentifierSystem! value: String! }
    enum IdentifierSystem { NHS UPN }
  `,
  teamwork: `
    type Query { topProducts(first: Int = 5): [Product] @ig(category: "DIRECTORY", level: C0) }
    type Product @key(fields: "upc") { upc: String @ig(category: "DIRECTORY", level: C0) }
  `,
  accounts: `
    type Person @key(fields: "id") @ig(category: "DEMOGRAPHIC", level: C1) {
      id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
      name: String
      username: String
    }
  `,
  inventory: `
    type Product @key(fields: "upc") @ig(category: "DIRECTORY", level: C0) {
      upc: String
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @federation__requires(fields: "price weight")
    }
  `,
  products: `
    type Product @key(fields: "upc") @ig(category: "DIRECTORY", level: C0) {
      upc: String
      name: String
      price: Int
      weight: Int
    }
  `,
  reviews: `
    type Review @key(fields: "id") @ig(category: "DIRECTORY", level: C0) {
      id: ID
      body: String
      product: Product
      author: Person
    }
    type Person @key(fields: "id") @ig(category: "DEMOGRAPHIC", level: C1) {
      id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
      reviews: [Review] @ig(category: "DIRECTORY", level: C0)
    }
    type Product @key(fields: "upc") @ig(category: "DIRECTORY", level: C0) { upc: String reviews: [Review] }
  `,
};

/** The labelled schemas; governance is there for its facts alone. */
export const labelledSchemas: readonly ServiceSchema[] = [
  ...Object.entries(types).map(([name, own]) => ({ name, sdl: `${subgraphHeader}\n${own}` })),
  {
    name: 'governance',
    sdl: `${subgraphHeader}\ntype Query { agencyCount: Int @ig(category: "DIRECTORY", level: C0) }`,
  },
];

/** Those of them that hold records of people or things. */
export const AGENCY_SERVICES = ['accounts', 'inventory', 'products', 'reviews'] as const;

/** A number by which a caller names the user with this id, and back. */
export const numberOf = (id: string): string => `99900000${id.padStart(2, '0')}`;
export const idOfNumber = (number: string): string => String(Number(number.slice(-2)));

const identifier = (id: string): string => `{ system: NHS, value: "${numberOf(id)}" }`;

/** The same question as Pontio's callers would put it: people are named, and not listed by whoever holds them. */
export function asPontioAsks({ name, query }: Question): Question {
  const everybody = users.map(({ id }) => identifier(id)).join(', ');
  return {
    name,
    query: query
      .replace('users {', `users: people(identifiers: [${everybody}]) {`)
      .replace('me {', `me: person(identifier: ${identifier('1')}) {`)
      .replace('User on User', 'User on Person'),
  };
}

/** Our own id of the user with this id. */
export const personIdOf = (id: string): string => `per_${id}`;

/** An answer's `data` as Pontio gives it: our own ids where those of users stood, and nothing that is hidden. */
export function asPontioAnswers(data: unknown, mood: Mood): unknown {
  if (Array.isArray(data)) return data.map((one) => asPontioAnswers(one, mood));
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]): [string, unknown] => [
    key,
    asPontioAnswers(value, mood),
  ]);
  const object: Record<string, unknown> = Object.fromEntries(entries);
  if (!('username' in object)) return object;
  const id = personIdOf(String(object['id']));
  const isHidden = hiddenIn(mood)(id).includes('DEMOGRAPHIC');
  return { ...object, id, ...(isHidden && { name: null, username: null }) };
}
