import type { TestSubgraph } from './federation.js';

interface Ref {
  readonly id: string;
}

/** What the shop has sold so far; changes are made one after the other. */
export const sold: string[] = [];

/** Goods in two kinds, their stock, and what was said about them: every directive of federation is in use. */
export const shop: readonly TestSubgraph[] = [
  {
    name: 'goods',
    sdl: `
      type Query { goods: [Good!]! shelves: [[Book!]!]! book: Book toys: [Toy!]! }
      type Mutation { sell(what: String!): Sale }
      type Sale { what: String before: [String!]! book: Book }
      interface Good @key(fields: "id") { id: ID! title: String }
      type Book implements Good @key(fields: "id") { id: ID! title: String pages: Int state: State }
      type Toy implements Good @key(fields: "id") { id: ID! title: String }
      enum State { NEW USED SECRET @inaccessible }`,
    resolvers: {
      Query: {
        goods: () => [book('b1'), toy('t1'), book('b2')],
        shelves: () => [[book('b1')], [], [book('b2'), book('b1')]],
        book: () => book('b1'),
        toys: () => [toy('t1')],
      },
      Mutation: {
        sell: async (_: unknown, { what }: { what: string }) => {
          const before = [...sold];
          // Were the changes made side by side, the first would be the slower.
          if (before.length === 0) await new Promise((resolve) => setImmediate(resolve));
          sold.push(what);
          return { what, before, book: book('b1') };
        },
      },
      Book: { __resolveReference: ({ id }: Ref) => book(id) },
      Toy: { __resolveReference: ({ id }: Ref) => toy(id) },
      Good: { __resolveReference: ({ id }: Ref) => (id.startsWith('t') ? toy(id) : book(id)) },
    },
  },
  {
    name: 'stock',
    sdl: `
      type Book @key(fields: "id") { id: ID! pages: Int @external price(currency: String): Int weight: Int @requires(fields: "pages") broken: Int needed: Int! }
      type Toy @key(fields: "id") { id: ID! price(currency: String): Int }`,
    resolvers: {
      Book: {
        price: ({ id }: Ref, { currency }: { currency?: string }) =>
          (currency === 'EUR' ? 12 : 10) + id.length,
        weight: ({ pages }: { pages: number }) => pages * 2,
        broken: ({ id }: Ref) => {
          if (id === 'b2') throw new Error('the scales are broken');
          return 1;
        },
        needed: ({ id }: Ref) => (id === 'b2' ? null : 7),
      },
      Toy: { price: () => 3 },
    },
  },
  {
    name: 'talk',
    sdl: `
      type Good @key(fields: "id") @interfaceObject { id: ID! said: [Said!]! }
      type Said { text: String about: Good }`,
    resolvers: {
      Good: {
        said: ({ id }: Ref) => [{ text: `"${id}"\n is good`, about: { __typename: 'Good', id } }],
      },
    },
  },
];

function book(id: string): unknown {
  return { __typename: 'Book', id, title: `Book ${id}`, pages: 100, state: id === 'b1' ? 'NEW' : 'SECRET' };
}

function toy(id: string): unknown {
  return { __typename: 'Toy', id, title: `Toy ${id}` };
}
