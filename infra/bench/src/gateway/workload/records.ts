/** What the four services of the benchmark hold: six people, nine products, eleven reviews, of the sizes that the public benchmark has. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

/** A product, as all services together know it. */
export interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
  readonly inStock: boolean;
}

/** A review. Every one is by the first user. */
export interface Review {
  readonly id: string;
  readonly body: string;
  readonly upc: string;
}

export const users: readonly User[] = [
  ['Ada Bright', 'adab'],
  ['Ben Carter', 'bencarter'],
  ['Carys Dawson', 'carysdawson'],
  ['Dev Ellis', 'devel'],
  ['Esi Farrow', 'esifarrow'],
  ['Finn Gray', 'finng'],
].map(([name = '', username = ''], index) => ({
  id: String(index + 1),
  name,
  username,
  birthday: 1_000_000_000 + index,
}));

export const products: readonly Product[] = (
  [
    ['Table', 899, 100, true],
    ['Couch', 1299, 1000, false],
    ['Glass', 15, 20, false],
    ['Chair', 499, 100, false],
    ['Radio', 1299, 1000, true],
    ['Lamp', 6999, 300, true],
    ['Grill', 3999, 2000, true],
    ['Fridge', 100_000, 6000, false],
    ['Sofa', 9999, 800, true],
  ] as const
).map(([name, price, weight, inStock], index) => ({ upc: String(index + 1), name, price, weight, inStock }));

const SENTENCE = 'It came on the day that was promised and has stood in daily use ever since. ';

/** How long the text of each review is, and of which product it is. */
export const reviews: readonly Review[] = (
  [
    [446, '1'],
    [290, '1'],
    [276, '1'],
    [144, '1'],
    [446, '2'],
    [290, '2'],
    [276, '2'],
    [144, '2'],
    [144, '3'],
    [144, '4'],
    [845, '4'],
  ] as const
).map(([length, upc], index) => {
  const id = String(index + 1);
  return { id, upc, body: `${id}. ${SENTENCE.repeat(12)}`.slice(0, length) };
});

/** What sending it costs: nothing for what is dear, else half its weight. */
export function shippingOf(price: number, weight: number): number {
  return price > 1000 ? 0 : Math.floor(weight / 2);
}
