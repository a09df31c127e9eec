/** A service: its name and its schema. */
export interface ServiceSchema {
  readonly name: string;
  readonly sdl: string;
}

/** The benchmark's four, in the words of Federation 1, which every gateway knows. */
export const serviceSchemas: readonly ServiceSchema[] = [
  {
    name: 'accounts',
    sdl: `
      extend type Query { me: User user(id: ID!): User users: [User] }
      type User @key(fields: "id") { id: ID! name: String username: String birthday: Int }
    `,
  },
  {
    name: 'inventory',
    sdl: `
      extend type Product @key(fields: "upc") {
        upc: String! @external
        weight: Int @external
        price: Int @external
        inStock: Boolean
        shippingEstimate: Int @requires(fields: "price weight")
      }
    `,
  },
  {
    name: 'products',
    sdl: `
      extend type Query { topProducts(first: Int = 5): [Product] }
      type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }
    `,
  },
  {
    name: 'reviews',
    sdl: `
      type Review @key(fields: "id") {
        id: ID!
        body: String
        product: Product
        author: User @provides(fields: "username")
      }
      extend type User @key(fields: "id") {
        id: ID! @external
        username: String @external
        reviews: [Review]
      }
      extend type Product @key(fields: "upc") { upc: String! @external reviews: [Review] }
    `,
  },
];
