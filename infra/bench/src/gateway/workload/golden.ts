import { buildSchema, graphqlSync } from 'graphql';
import type { Question } from './questions.js';
import { rootValue } from './values.js';

/** Everything in one schema, without a gateway: what each of them must answer. */
const whole = buildSchema(`
  type Query { me: User users: [User] topProducts(first: Int = 5): [Product] }
  type User { id: ID! name: String username: String reviews: [Review] }
  type Review { id: ID! body: String product: Product author: User }
  type Product {
    upc: String!
    name: String
    price: Int
    weight: Int
    inStock: Boolean
    shippingEstimate: Int
    reviews: [Review]
  }
`);

/** The right answer's `data`. */
export function goldenAnswer({ query }: Question): unknown {
  const { data, errors } = graphqlSync({ schema: whole, source: query, rootValue });
  if (errors !== undefined) throw new Error(`The question itself is wrong: ${String(errors[0])}`);
  return JSON.parse(JSON.stringify(data));
}
