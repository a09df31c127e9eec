import { describe, expect, it } from '@jest/globals';
import { supergraph } from '../../test/three-agencies.js';
import { supergraphWithRegister } from '../../test/with-register.js';
import { aPersistedOperation } from '../../test/persisted.js';
import { OperationCatalogue } from './operation-catalogue.js';

const attendance = aPersistedOperation();
const agreements = aPersistedOperation({
  name: 'agreements',
  document: '{ agreements { document } }',
  example: {},
});
const forOne = aPersistedOperation({
  name: 'for-one',
  document: `${attendance.document} #`,
  clients: ['northmere'],
});

describe('the catalogue of operations', () => {
  let current = supergraph;
  const catalogue = new OperationCatalogue({
    operations: [attendance, agreements, forOne],
    supergraph: () => current,
    issuer: 'https://login.example',
  });
  const namesFor = (client: string): string[] => catalogue.list(client).map(({ name }) => name);
  const pathsFor = (client: string): string[] =>
    Object.keys((JSON.parse(catalogue.describe(client)) as { paths: object }).paths);

  it('lists what fits, with its purposes and its id', () => {
    expect(catalogue.list('leafshire')).toEqual([
      {
        name: 'school-attendance',
        title: 'School attendance',
        description: 'How often a child attends.',
        purposes: ['EARLY_HELP'],
        documentId: `sha256:${attendance.id}`,
      },
    ]);
  });

  it('shows a client nothing that is for others', () => {
    expect(namesFor('northmere')).toEqual(['school-attendance', 'for-one']);
    expect(pathsFor('northmere')).toEqual(['/operations/school-attendance', '/operations/for-one']);
    expect(pathsFor('leafshire')).toEqual(['/operations/school-attendance']);
  });

  it('follows the supergraph in force', () => {
    current = supergraphWithRegister;
    expect(namesFor('leafshire')).toEqual(['school-attendance', 'agreements']);
    expect(pathsFor('leafshire')).toContain('/operations/agreements');
  });
});
