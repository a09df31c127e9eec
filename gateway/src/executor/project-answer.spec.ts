import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { operationOf, supergraph } from '../../test/three-agencies.js';
import { projectAnswer } from './project-answer.js';

function project(selection: string, answer: unknown): { kept: unknown; extras: number } {
  const { selectionSet } = operationOf(parse(`{ ... on Person { ${selection} } }`));
  const query = supergraph.schema.getQueryType();
  if (!query) throw new Error('no Query');
  let extras = 0;
  const kept = projectAnswer(answer, query, selectionSet.selections, supergraph.schema, () => (extras += 1));
  return { kept, extras };
}

describe('what of an answer is believed', () => {
  it('is what was asked for, under the alias it was asked under', () => {
    const answer = { e: { notes: [{ t: 'x' }, null] }, __typename: 'Person' };
    expect(project('e: education { notes { t: text } }', answer)).toEqual({ kept: answer, extras: 0 });
  });

  it('is nothing that was not asked for, and each such object is counted', () => {
    const answer = {
      education: { attendancePercent: 91, notes: [{ text: 'x' }] },
      health: { allergies: ['y'] },
    };
    expect(project('education { attendancePercent }', answer)).toEqual({
      kept: { education: { attendancePercent: 91 } },
      extras: 2,
    });
  });

  it('takes together what one key is asked for in several places', () => {
    const answer = { education: { attendancePercent: 91, notes: [{ text: 'x' }] } };
    const selection = 'education { attendancePercent } ... on Person { education { notes { text } } }';
    expect(project(selection, answer)).toEqual({ kept: answer, extras: 0 });
  });
});
