import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { subgraphHeader } from '@pontio/field-labels';
import { parse } from 'graphql';

const sdl = readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8');

describe('the schema of the person index', () => {
  it('composes, and keeps what only the gateway may ask out of what callers see', () => {
    const typeDefs = parse(`${subgraphHeader}\n${sdl}`);
    const { schema, errors } = composeServices([
      { name: 'person-index', url: 'http://127.0.0.1:1', typeDefs },
    ]);
    expect(errors).toBeUndefined();
    const api = schema?.toAPISchema();
    expect(
      api?.schemaDefinition
        .rootType('query')
        ?.fields()
        .map(({ name }) => name),
    ).toEqual(['person', 'people']);
    expect(api?.type('SubjectMatches')).toBeUndefined();
  });
});
