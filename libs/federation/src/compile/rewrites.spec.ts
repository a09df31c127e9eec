import { expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { TypeNames } from '../plan/type-names.js';
import { compileRewrites } from './rewrites.js';

const names = new TypeNames(
  buildSchema(
    'interface Good { id: ID } type Book implements Good { id: ID } type Toy { id: ID } type Query { a: ID }',
  ),
);

it('renames a key of the objects of a type, wherever they stand in lists', () => {
  const rewrite = compileRewrites(
    [
      {
        kind: 'RENAME',
        path: [
          { kind: 'KEY', key: 'goods' },
          { kind: 'TYPES', types: ['Good'] },
          { kind: 'KEY', key: 'a' },
        ],
        to: 'b',
      },
    ],
    names,
  );
  const data = { goods: [[{ __typename: 'Book', a: 1 }], [{ __typename: 'Toy', a: 2 }, null, { a: 3 }]] };
  rewrite?.(data);
  expect(data).toEqual({
    goods: [[{ __typename: 'Book', b: 1 }], [{ __typename: 'Toy', a: 2 }, null, { b: 3 }]],
  });
});

it('sets a value', () => {
  const data = { __typename: 'Book' };
  compileRewrites(
    [
      {
        kind: 'SET',
        path: [
          { kind: 'TYPES', types: ['Good'] },
          { kind: 'KEY', key: '__typename' },
        ],
        value: 'Good',
      },
    ],
    names,
  )?.(data);
  expect(data).toEqual({ __typename: 'Good' });
});
