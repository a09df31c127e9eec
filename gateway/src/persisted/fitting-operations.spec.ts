import { describe, expect, it } from '@jest/globals';
import { aPersistedOperation } from '../../test/persisted.js';
import { supergraph } from '../../test/three-agencies.js';
import { fittingOperations } from './fitting-operations.js';

describe('operations under a new supergraph', () => {
  it('are left out one by one, each with the file and what to do', () => {
    const whole = aPersistedOperation();
    const gone = aPersistedOperation({ name: 'gone', document: '{ agreements { document } }', example: {} });
    expect(fittingOperations([gone, whole], supergraph.apiSchema)).toEqual({
      fitting: [whole],
      problems: [
        {
          file: 'gone.graphql:1',
          what: 'Cannot query field "agreements" on type "Query". Correct the document, or take it out.',
        },
      ],
    });
  });
});
