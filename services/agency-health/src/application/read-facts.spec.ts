import { describe, expect, it } from '@jest/globals';
import type { Resource } from '@medplum/fhirtypes';
import { factKinds } from '../source/fact-kinds.js';
import type { FhirClient } from '../source/fhir-client.js';
import { readFacts } from './read-facts.js';

const system = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** A server that sends what it has, whatever labels the search names. */
function careless(...resources: Resource[]): { client: Pick<FhirClient, 'search'>; asked: object[] } {
  const asked: object[] = [];
  const search: FhirClient['search'] = (_type, parameters) => {
    asked.push(parameters);
    return Promise.resolve({ resources, asOf: '2026-11-24T10:00:00.000Z' });
  };
  return { client: { search }, asked };
}

const condition = (name: string, ...codes: string[]): Resource => ({
  resourceType: 'Condition',
  subject: { reference: 'Patient/p1' },
  code: { text: name },
  meta: { security: codes.map((code) => ({ system, code })) },
});

describe('readFacts', () => {
  it('asks the server to leave out what is kept apart', async () => {
    const { client, asked } = careless();
    await readFacts(client, factKinds.conditions, ['p1'], ['name']);
    expect(asked).toMatchObject([{ '_security:not': `${system}|PSY,${system}|SEX` }]);
  });

  it('asks for the one label of a sensitive list', async () => {
    const { client, asked } = careless();
    await readFacts(client, factKinds.mentalHealthContacts, ['p1'], ['kind']);
    expect(asked).toMatchObject([{ _security: `${system}|PSY` }]);
  });

  it('passes on nothing that is kept apart, should the server send it all the same', async () => {
    const { client } = careless(condition('Asthma'), condition('Depressive disorder', 'PSY'));
    const { found } = await readFacts(client, factKinds.conditions, ['p1'], ['name']);
    expect(found.get('p1')).toEqual([{ name: 'Asthma' }]);
  });

  it('passes it on with its label to whoever asks for labels, but nothing with two labels or an unknown one', async () => {
    const { client, asked } = careless(
      condition('Asthma'),
      condition('Depressive disorder', 'PSY'),
      condition('Both', 'PSY', 'SEX'),
      condition('Sealed', 'SEALED'),
    );
    const { found } = await readFacts(client, factKinds.conditions, ['p1'], ['name', '_label']);
    expect(found.get('p1')).toEqual([
      { name: 'Asthma' },
      { name: 'Depressive disorder', _label: { category: 'MENTAL_HEALTH', level: 'C4' } },
    ]);
    expect(asked).toMatchObject([{ _elements: 'id,subject,meta,code' }]);
    expect(asked[0]).not.toHaveProperty('_security:not');
  });

  it('passes on nothing about anybody who was not asked about', async () => {
    const { client } = careless(condition('Asthma'));
    const { found } = await readFacts(client, factKinds.conditions, ['p2'], ['name']);
    expect([...found]).toEqual([['p2', []]]);
  });
});
