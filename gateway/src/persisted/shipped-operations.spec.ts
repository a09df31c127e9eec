import { describe, expect, it } from '@jest/globals';
import { shippedSupergraph } from '../../test/shipped-supergraph.js';
import { checkOperation } from './check-operation.js';
import { readOperations, shippedOperations } from './read-operations.js';

const { operations, problems } = readOperations(shippedOperations);

describe('the operations that ship', () => {
  it('are all whole', () => {
    expect(problems).toEqual([]);
    expect(operations.map(({ name }) => name)).toContain('safeguarding-strategy-meeting');
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    'fit the services that ship, with their examples: %s',
    (_name, operation) => {
      expect(checkOperation(operation, shippedSupergraph.apiSchema)).toEqual([]);
    },
  );
});
