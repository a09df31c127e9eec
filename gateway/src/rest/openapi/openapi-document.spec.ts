import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { aPersistedOperation } from '../../../test/persisted.js';
import { shippedSupergraph } from '../../../test/shipped-supergraph.js';
import { readOperations, shippedOperations } from '../../persisted/read-operations.js';
import type { JsonSchema } from './json-schema.js';
import { openApiDocument } from './openapi-document.js';

const { operations } = readOperations(shippedOperations);
const issuer = 'https://login.example';
const document = openApiDocument({ operations, supergraph: shippedSupergraph, issuer });

/** What stands somewhere in a document. */
function at(from: unknown, ...keys: readonly string[]): JsonSchema {
  return keys.reduce((found, key) => (found as JsonSchema)[key], from) as JsonSchema;
}
const components = (...keys: readonly string[]): JsonSchema => at(document, 'components', ...keys);
const post = (name: string, of = document): JsonSchema => at(of, 'paths', `/operations/${name}`, 'post');
const bodyOf = (name: string): JsonSchema => at(post(name), 'requestBody', 'content', 'application/json');
const dataOf = (name: string, of = document): JsonSchema =>
  at(post(name, of), 'responses', '200', 'content', 'application/json', 'schema', 'properties', 'data');
const about = (text: string): JsonSchema => {
  const own = aPersistedOperation({ document: text });
  return dataOf(own.name, openApiDocument({ operations: [own], supergraph: shippedSupergraph, issuer }));
};

describe('the OpenAPI document', () => {
  it('is one, by the schema of OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result).toEqual({ valid: true });
    expect(document['openapi']).toBe('3.1.0');
  });

  it('has a path for each operation, with what it is for and nothing personal in it', () => {
    expect(Object.keys(at(document, 'paths'))).toEqual(operations.map(({ name }) => `/operations/${name}`));
    expect(post('health-summary')).toMatchObject({
      summary: 'Health summary',
      'x-purposes': expect.arrayContaining(['DIRECT_CARE']),
      'x-document-id': expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(document['paths'])).not.toMatch(/"in":"(path|query)"/);
  });

  it('describes the variables as GraphQL has them, and the claims beside them', () => {
    expect(bodyOf('own-audit-trail')['schema']).toEqual({
      type: 'object',
      properties: {
        agency: { type: 'string' },
        request: { type: ['string', 'null'] },
        first: { type: ['integer', 'null'], default: 50 },
        sharing: { $ref: '#/components/schemas/Claims' },
      },
      required: ['agency'],
      additionalProperties: false,
    });
    expect(components('schemas', 'PersonIdentifierInput')).toMatchObject({
      properties: { system: { enum: ['NHS', 'UPN'] }, value: { type: 'string' } },
      required: ['system', 'value'],
    });
  });

  it.each(operations.map(({ name }) => name))('has an example that its own schema takes: %s', (name) => {
    const { schema, example } = bodyOf(name);
    const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
    ajv.addSchema({ $id: 'doc', components: document['components'] });
    const text = JSON.stringify(schema).replaceAll('"#/', '"doc#/');
    const validate = ajv.compile(JSON.parse(text) as object);
    expect({ fits: validate(example), errors: validate.errors }).toEqual({ fits: true, errors: null });
  });

  it('labels every value and lets each be null, because it may be withheld', () => {
    const person = at(dataOf('safeguarding-strategy-meeting'), 'properties', 'person', 'properties');
    expect(person['education']).toMatchObject({ type: ['object', 'null'], required: expect.any(Array) });
    expect(at(person, 'education', 'properties', 'attendancePercent')).toEqual({
      type: ['number', 'null'],
      description: expect.stringContaining('per cent'),
      'x-ig': { category: 'EDUCATION', level: 'C2', nature: 'FACT' },
    });
    expect(at(person, 'health', 'properties', 'sexualHealthContacts')).toMatchObject({
      type: ['array', 'null'],
      'x-ig': { category: 'SEXUAL_HEALTH', level: 'C4', nature: 'FACT', existenceSensitive: true },
      items: { type: 'object' },
    });
    expect(at(person, 'socialCare', 'properties', 'plan')).toMatchObject({
      type: ['string', 'null'],
      enum: ['CHILD_PROTECTION', 'CHILD_IN_NEED', null],
    });
  });

  it('follows aliases, fragments and conditions', () => {
    const data = about(`query ($child: PersonIdentifierInput!, $deep: Boolean!) {
      who: person(identifier: $child) { education { ...Notes } education { yearGroup } }
    }
    fragment Notes on EducationRecord { behaviourNotes @include(if: $deep) { text } }`);
    const education = at(data, 'properties', 'who', 'properties', 'education');
    expect(Object.keys(at(education, 'properties'))).toEqual(['behaviourNotes', 'yearGroup']);
    expect(education).not.toHaveProperty('required');
  });

  it('lists the codes of every error under its status', () => {
    const said = (status: string): unknown => components('responses', status)['description'];
    expect(said('E403')).toContain('`OPERATION_NOT_FOR_PURPOSE`: This operation may not be used');
    expect(said('E404')).toContain('`PERSISTED_QUERY_NOT_FOUND`');
    expect(post('health-summary')['responses']).toHaveProperty('403');
  });

  it('says where tokens come from', () => {
    expect(components('securitySchemes', 'issuer')).toMatchObject({
      type: 'openIdConnect',
      openIdConnectUrl: 'https://login.example/.well-known/openid-configuration',
    });
  });
});
