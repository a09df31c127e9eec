import { type Product, type Review, type User, products, reviews, shippingOf, users } from './records.js';

/** A value of an object in a service: a plain value, or a function of the field's arguments. */
export type ServiceObject = Readonly<Record<string, unknown>>;

const firstReviews = (): readonly ServiceObject[] => reviews.slice(0, 2).map(reviewValue);

/** A user with everything that any service says of them. */
export function userValue(user: User): ServiceObject {
  return { ...user, reviews: firstReviews };
}

/** A product with everything that any service says of it. */
export function productValue(product: Product): ServiceObject {
  const { upc, price, weight } = product;
  return {
    ...product,
    shippingEstimate: shippingOf(price, weight),
    reviews: () => reviews.filter((review) => review.upc === upc).map(reviewValue),
  };
}

function reviewValue({ id, body, upc }: Review): ServiceObject {
  return { id, body, product: () => productOf(upc), author: () => userOf('1') };
}

/** The root of every service's queries; each schema takes of it what it serves. */
export const rootValue: ServiceObject = {
  me: () => userOf('1'),
  user: ({ id }: { id: string }) => userOf(id),
  users: () => users.map(userValue),
  topProducts: ({ first }: { first: number }) => products.slice(0, first).map(productValue),
};

/** The object that a representation stands for; a user, whatever a schema calls them. */
export function entityOf(representation: ServiceObject): ServiceObject | null {
  const { __typename: type, id, upc } = representation;
  if (type === 'Product') return productOf(String(upc));
  if (type !== 'Review') return userOf(String(id));
  const review = reviews.find((candidate) => candidate.id === id);
  return review === undefined ? null : reviewValue(review);
}

function userOf(id: string): ServiceObject | null {
  const user = users.find((candidate) => candidate.id === id);
  return user === undefined ? null : userValue(user);
}

function productOf(upc: string): ServiceObject | null {
  const product = products.find((candidate) => candidate.upc === upc);
  return product === undefined ? null : productValue(product);
}
