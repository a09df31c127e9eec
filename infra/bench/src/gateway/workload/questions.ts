/** Something that a client asks of a gateway, again and again. */
export interface Question {
  readonly name: string;
  readonly query: string;
}

/** The one large question of the public benchmark. */
export const heavy: Question = {
  name: 'heavy',
  query: `
    query Heavy {
      users { ...User reviews { ...Review product { ...Product reviews { ...Review author {
        ...User reviews { ...Review product { ...Product } } } } } } }
      topProducts { ...Product reviews { ...Review author {
        ...User reviews { ...Review product { ...Product } } } } }
    }
    fragment User on User { id username name }
    fragment Review on Review { id body }
    fragment Product on Product { inStock name price shippingEstimate upc weight }
  `,
};

/** As little as a client can ask. */
export const light: Question = { name: 'light', query: '{ me { id name username } }' };
