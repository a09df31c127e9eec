import type { TestSubgraph } from './federation.js';

const people = [
  { __typename: 'Person', id: 'p1', name: 'Ellie', friends: ['p2'] },
  { __typename: 'Person', id: 'p2', name: 'Sam', friends: ['p1', 'p3'] },
  { __typename: 'Person', id: 'p3', name: 'Ada', friends: [] },
];
const personOf = ({ id }: { id: string }): unknown => people.find((person) => person.id === id) ?? null;
const friendsOf = ({ friends }: { friends: string[] }): unknown => friends.map((id) => personOf({ id }));

/** People, incidents they are part of, and schools they go to. */
export const agencies: readonly TestSubgraph[] = [
  {
    name: 'index',
    sdl: `
      type Query { person(id: ID!): Person people(ids: [ID!]!): [Person!]! found: [Found!]! named: [Named!]! }
      interface Named { name: String }
      union Found = Person | Place
      type Place implements Named { name: String }
      type Person implements Named @key(fields: "id") { id: ID! name: String friends: [Person!] }`,
    resolvers: {
      Query: {
        person: (_: unknown, asked: { id: string }) => personOf(asked),
        people: (_: unknown, { ids }: { ids: string[] }) => ids.map((id) => personOf({ id })),
        found: () => [people[0], { __typename: 'Place', name: 'Leeds' }],
        named: () => [{ __typename: 'Place', name: 'Leeds' }, people[1]],
      },
      Person: { __resolveReference: personOf, friends: friendsOf },
    },
  },
  {
    name: 'police',
    sdl: `
      type Person @key(fields: "id") { id: ID! incidents: [Incident!] }
      type Incident { ref: String people: [Person!] }`,
    resolvers: {
      Person: {
        incidents: ({ id }: { id: string }) => [
          { ref: `i-${id}`, people: [{ id }, { id: id === 'p1' ? 'p3' : 'p1' }] },
        ],
      },
    },
  },
  {
    name: 'education',
    sdl: `
      type Person @key(fields: "id") { id: ID! name: String @external school: String greeting: String @requires(fields: "name") }`,
    resolvers: {
      Person: {
        school: ({ id }: { id: string }) => `school of ${id}`,
        greeting: ({ name }: { name: string }) => `Hello ${name}`,
      },
    },
  },
];
