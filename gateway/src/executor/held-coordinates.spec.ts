import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { operationOf, supergraph } from '../../test/three-agencies.js';
import { heldCoordinates } from './held-coordinates.js';

function held(selection: string, data: unknown): string[] {
  const { selectionSet } = operationOf(parse(`{ ... on Person { ${selection} } }`));
  const query = supergraph.schema.getQueryType();
  if (!query) throw new Error('no Query');
  return [...heldCoordinates(data, query, selectionSet.selections, supergraph.schema)].sort();
}

describe('what an answer holds', () => {
  it('is each field with at least one value, at any depth and under any alias', () => {
    const data = { e: { n: [{ text: null }, { text: 'x' }], attendancePercent: 0 } };
    expect(held('e: education { n: notes { text } attendancePercent }', data)).toEqual([
      'EducationRecord.attendancePercent',
      'Note.text',
    ]);
  });

  it('is nothing where there are only nulls and empty lists', () => {
    expect(
      held('education { notes { text } attendancePercent }', {
        education: { notes: [], attendancePercent: null },
      }),
    ).toEqual([]);
    expect(held('health { allergies }', { health: { allergies: [null] } })).toEqual([]);
    expect(held('health { allergies }', null)).toEqual([]);
  });
});
