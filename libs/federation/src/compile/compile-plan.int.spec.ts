import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestFederation, preparedOf } from '../../test/support/federation.js';
import { shop, sold } from '../../test/support/shop.js';
import type { FederatedEngine, PlannerName } from '../index.js';

let federation: TestFederation;
beforeAll(async () => {
  federation = await TestFederation.start(shop);
});
afterAll(() => federation.stop());
beforeEach(() => {
  sold.length = 0;
});

const askedOf = (subgraph: string): unknown[] =>
  federation.asked
    .filter((asked) => asked.subgraph === subgraph)
    .map(({ variables }) => variables['representations']);

describe.each<PlannerName>(['apollo', 'hive'])('a plan of %s', (planner) => {
  let engine: FederatedEngine;
  beforeAll(() => {
    engine = federation.engine({ planner });
  });
  const data = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
    const answer = await federation.run(engine, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data;
  };

  it('is compiled, not left to the fall-back', () => {
    expect(preparedOf(engine, '{ book { title } }').isFallback).toBe(false);
    expect(engine.fallbackCount).toBe(0);
  });

  it('fills entities of each type from another subgraph', async () => {
    expect(await data('{ goods { title ... on Book { price } ... on Toy { price } } }')).toEqual({
      goods: [
        { title: 'Book b1', price: 12 },
        { title: 'Toy t1', price: 3 },
        { title: 'Book b2', price: 12 },
      ],
    });
  });

  it('asks for equal entities once, and walks through lists in lists', async () => {
    expect(await data('{ shelves { price } }')).toEqual({
      shelves: [[{ price: 12 }], [], [{ price: 12 }, { price: 12 }]],
    });
    expect(askedOf('stock')).toEqual([
      [
        { __typename: 'Book', id: 'b1' },
        { __typename: 'Book', id: 'b2' },
      ],
    ]);
  });

  it('asks for an entity once though two places of the answer want the same of it', async () => {
    expect(await data('{ book { price } shelves { price } }')).toMatchObject({ book: { price: 12 } });
    expect(askedOf('stock').flat()).toHaveLength(2);
  });

  it('sends what a field requires', async () => {
    expect(await data('{ book { weight } }')).toEqual({ book: { weight: 200 } });
    expect(askedOf('stock')).toEqual([[{ __typename: 'Book', pages: 100, id: 'b1' }]]);
  });

  it('passes variables on, and keeps aliases with other arguments apart', async () => {
    const query = 'query ($c: String) { book { price euros: price(currency: $c) } }';
    expect(await data(query, { c: 'EUR' })).toEqual({ book: { price: 12, euros: 14 } });
  });

  it('follows an interface that another subgraph knows as one object type', async () => {
    expect(await data('{ goods { said { text about { id title __typename } } } }')).toEqual({
      goods: [
        {
          said: [{ text: '"b1"\n is good', about: { id: 'b1', title: 'Book b1', __typename: 'Book' } }],
        },
        {
          said: [{ text: '"t1"\n is good', about: { id: 't1', title: 'Toy t1', __typename: 'Toy' } }],
        },
        {
          said: [{ text: '"b2"\n is good', about: { id: 'b2', title: 'Book b2', __typename: 'Book' } }],
        },
      ],
    });
  });

  it('makes no call for what @skip and @include leave out', async () => {
    const query =
      'query ($with: Boolean!) { book { title price @include(if: $with) ... @skip(if: $with) { weight } } }';
    expect(await data(query, { with: true })).toEqual({ book: { title: 'Book b1', price: 12 } });
    expect(await data(query, { with: false })).toEqual({ book: { title: 'Book b1', weight: 200 } });
    const left = preparedOf(engine, 'query ($with: Boolean!) { book { title price @include(if: $with) } }');
    expect(left.fetchesFor({ with: true }).map(({ subgraph }) => subgraph)).toEqual(['goods', 'stock']);
    expect(left.fetchesFor({ with: false }).map(({ subgraph }) => subgraph)).toEqual(['goods']);
  });

  it('makes changes one after the other, each with what follows from it', async () => {
    const query =
      'mutation { first: sell(what: "a") { before book { price } } second: sell(what: "b") { before } }';
    expect(await data(query)).toEqual({
      first: { before: [], book: { price: 12 } },
      second: { before: ['a'] },
    });
  });

  it('sets the error of an entity at every place that the entity has', async () => {
    const { data: answer, errors } = await federation.run(engine, '{ shelves { broken } book { broken } }');
    expect(answer).toEqual({
      shelves: [[{ broken: 1 }], [], [{ broken: null }, { broken: 1 }]],
      book: { broken: 1 },
    });
    expect(errors).toEqual([
      {
        message: 'the scales are broken',
        path: ['shelves', 2, 0, 'broken'],
        extensions: expect.objectContaining({ serviceName: 'stock' }),
      },
    ]);
  });

  it('lets a null bubble up to the nearest field that may be null, and says so once', async () => {
    const { data: answer, errors } = await federation.run(engine, '{ goods { id ... on Book { needed } } }');
    expect(answer).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.path).toEqual(['goods', 2, 'needed']);
  });
});
