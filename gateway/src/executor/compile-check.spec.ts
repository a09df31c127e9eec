import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { withPolice } from '../../test/enforced.js';
import { operationOf } from '../../test/three-agencies.js';
import { supergraphWithRegister } from '../../test/with-register.js';
import { CheckRun } from './check-answer.js';
import { compileEntityCheck } from './compile-check.js';

const VALUES = ['EducationRecord.attendancePercent', 'Note.text', 'PoliceRecord.warnings', 'Incident.people'];

function check(
  selection: string,
  answer: unknown,
  typeName = 'Person',
  { subjects } = withPolice,
): { kept: unknown; extras: number; misfits: number; held: string[]; met: string[] } {
  const { selectionSet } = operationOf(parse(`{ ... on ${typeName} { ${selection} } }`));
  const type = subjects.schema.getType(typeName) as Parameters<typeof compileEntityCheck>[0];
  const bits = new Map(VALUES.map((value, bit) => [value, bit]));
  const run = new CheckRun(VALUES.length);
  const read = compileEntityCheck(type, selectionSet.selections, ['person'], { subjects, bits });
  const kept = read(answer, run, [], 0);
  return {
    ...{ kept, extras: run.extras, misfits: run.misfits },
    held: VALUES.filter((_value, bit) => run.held[bit] === 1),
    met: run.met.map(({ meeting, person }) => `${meeting.place} ${String(person['id'])}`),
  };
}

describe('what of an answer is believed', () => {
  it('is what was asked for, under the alias it was asked under', () => {
    const answer = { e: { notes: [{ t: 'x' }, null] }, __typename: 'Person' };
    expect(check('__typename e: education { notes { t: text } }', structuredClone(answer))).toEqual({
      ...{ kept: answer, extras: 0, misfits: 0 },
      ...{ held: ['Note.text'], met: [] },
    });
  });

  it('is nothing that was not asked for, and each such object is counted', () => {
    const answer = {
      education: { attendancePercent: 91, notes: [{ text: 'x' }] },
      health: { allergies: ['y'] },
    };
    expect(check('education { attendancePercent }', answer)).toMatchObject({
      ...{ kept: { education: { attendancePercent: 91 } }, extras: 2, misfits: 0 },
    });
  });

  it('takes together what one key is asked for in several places', () => {
    const answer = { education: { attendancePercent: 91, notes: [{ text: 'x' }] } };
    const selection = 'education { attendancePercent } ... on Person { education { notes { text } } }';
    expect(check(selection, answer)).toMatchObject({ kept: answer, extras: 0, misfits: 0 });
  });

  it.each<[string, string, unknown, unknown]>([
    [
      'a word for a number',
      'education { attendancePercent }',
      { education: { attendancePercent: 'much' } },
      { education: { attendancePercent: null } },
    ],
    [
      'a number that no double holds',
      'education { attendancePercent }',
      JSON.parse('{ "education": { "attendancePercent": 1e999 } }'),
      { education: { attendancePercent: null } },
    ],
    [
      'a whole number of more than 32 bits',
      'police { warnings }',
      { police: { warnings: 2 ** 31 } },
      { police: { warnings: null } },
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
    [
      'a list longer than any that is read',
      'education { notes { text } }',
      { education: { notes: new Array<null>(10_001).fill(null) } },
      { education: { notes: null } },
    ],
    [
      'an object of another type',
      'health { __typename allergies }',
      { health: { __typename: 'Note', allergies: ['x'] } },
      { health: null },
    ],
    [
      'somebody without a key',
      'police { reporter { __typename id } }',
      { police: { reporter: { __typename: 'Person' } } },
      { police: { reporter: null } },
    ],
  ])('is not %s', (_what, selection, answer, kept) => {
    expect(check(selection, answer)).toMatchObject({ kept, extras: 0, misfits: 1, held: [] });
  });

  it('may be any JSON where a scalar of our own is promised', () => {
    const answer = { document: { id: 'WASPI-1', parties: [] } };
    expect(check('document', structuredClone(answer), 'Agreement', supergraphWithRegister)).toMatchObject({
      ...{ kept: answer, extras: 0, misfits: 0 },
    });
  });

  it('names whoever is met, and where', () => {
    const answer = { police: { incidents: [{ people: [{ __typename: 'Person', id: 'P-1' }, null] }] } };
    expect(check('police { incidents { people { __typename id } } }', answer)).toMatchObject({
      ...{ met: ['person.police.incidents.people P-1'], held: [], misfits: 0 },
    });
  });

  it('is not misled by names that every object has', () => {
    expect(check('constructor: police { toString: warnings }', {})).toMatchObject({ kept: {}, misfits: 0 });
  });
});
