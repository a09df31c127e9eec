import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { supergraphWithRegister } from '../../test/with-register.js';
import { operationOf, supergraph } from '../../test/three-agencies.js';
import { projectAnswer } from './project-answer.js';

function project(selection: string, answer: unknown): { kept: unknown; extras: number; misfits: number } {
  const { selectionSet } = operationOf(parse(`{ ... on Person { ${selection} } }`));
  const query = supergraph.schema.getQueryType();
  if (!query) throw new Error('no Query');
  let extras = 0;
  let misfits = 0;
  const kept = projectAnswer(answer, query, selectionSet.selections, supergraph.schema, {
    onExtra: () => (extras += 1),
    onMisfit: () => (misfits += 1),
  });
  return { kept, extras, misfits };
}

describe('what of an answer is believed', () => {
  it('is what was asked for, under the alias it was asked under', () => {
    const answer = { e: { notes: [{ t: 'x' }, null] }, __typename: 'Person' };
    expect(project('e: education { notes { t: text } }', answer)).toEqual({
      kept: answer,
      extras: 0,
      misfits: 0,
    });
  });

  it('is nothing that was not asked for, and each such object is counted', () => {
    const answer = {
      education: { attendancePercent: 91, notes: [{ text: 'x' }] },
      health: { allergies: ['y'] },
    };
    expect(project('education { attendancePercent }', answer)).toEqual({
      kept: { education: { attendancePercent: 91 } },
      extras: 2,
      misfits: 0,
    });
  });

  it('takes together what one key is asked for in several places', () => {
    const answer = { education: { attendancePercent: 91, notes: [{ text: 'x' }] } };
    const selection = 'education { attendancePercent } ... on Person { education { notes { text } } }';
    expect(project(selection, answer)).toEqual({ kept: answer, extras: 0, misfits: 0 });
  });

  it.each<[string, string, unknown, unknown]>([
    [
      'a word for a number',
      'education { attendancePercent }',
      { education: { attendancePercent: 'much' } },
      { education: { attendancePercent: null } },
    ],
    [
      'a value for a list',
      'health { allergies }',
      { health: { allergies: 'Nuts' } },
      { health: { allergies: null } },
    ],
    ['a list for an object', 'health { allergies }', { health: [] }, { health: null }],
    [
      'a list with a null where it can have none',
      'education { exclusions { reason } }',
      { education: { exclusions: [{ reason: 'x' }, null] } },
      { education: { exclusions: null } },
    ],
    [
      'an object for a value',
      'education { notes { text } }',
      { education: { notes: [{ text: { a: 1 } }] } },
      { education: { notes: [{ text: null }] } },
    ],
  ])('is not %s', (_what, selection, answer, kept) => {
    expect(project(selection, answer)).toEqual({ kept, extras: 0, misfits: 1 });
  });

  it('may be any JSON where a scalar of our own is promised', () => {
    const { schema } = supergraphWithRegister;
    const query = schema.getQueryType();
    if (!query) throw new Error('no Query');
    const { selectionSet } = operationOf(parse('{ agreements { document } }'));
    const answer = { agreements: [{ document: { id: 'WASPI-1', parties: [] } }] };
    const onFault = (): never => {
      throw new Error('a fault');
    };
    const kept = projectAnswer(answer, query, selectionSet.selections, schema, {
      onExtra: onFault,
      onMisfit: onFault,
    });
    expect(kept).toEqual(answer);
  });

  it('is no type name but that of what was asked', () => {
    expect(project('health { allergies }', { __typename: 'Note', health: null })).toEqual({
      kept: { health: null },
      extras: 1,
      misfits: 0,
    });
  });
});
