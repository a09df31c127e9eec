import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { operationOf, supergraph } from '../../test/three-agencies.js';
import { pruneOperation } from './prune-operation.js';

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function prune(
  text: string,
  values: string[],
  joins = false,
): { asked: string; granted: string[] } | undefined {
  const pruned = pruneOperation(operationOf(parse(text)), supergraph.schema, () => ({
    values: new Set(values),
    joins,
  }));
  return pruned && { asked: flat(print(pruned.document)), granted: [...pruned.coordinates].sort() };
}

const entities = (selection: string): string =>
  `query ($representations: [_Any!]!, $since: String) { _entities(representations: $representations) { ... on Person { ${selection} } } }`;

describe('pruning a fetch', () => {
  it('leaves only released values, and grants exactly what it leaves', () => {
    expect(
      prune(entities('education { attendancePercent notes { text } }'), [
        'EducationRecord.attendancePercent',
      ]),
    ).toEqual({
      asked: flat(
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { education { attendancePercent } } } }',
      ),
      granted: ['EducationRecord.attendancePercent', 'Person.education', 'Query._entities'],
    });
  });

  it('drops a container whose values are all withheld, whatever type name or key is asked inside it', () => {
    const selection = '__typename id education { __typename notes { __typename text } }';
    expect(prune(entities(selection), ['EducationRecord.attendancePercent'])).toBeUndefined();
  });

  it('sees through aliases and nested fragments', () => {
    const selection =
      'a: education { ... { ... on EducationRecord { b: notes { c: text } d: attendancePercent } } }';
    expect(prune(entities(selection), ['EducationRecord.attendancePercent'])?.asked).toContain(
      'a: education { ... { ... on EducationRecord { d: attendancePercent } } }',
    );
  });

  it('drops the variables that only withheld fields used', () => {
    const selection = 'education { attendancePercent exclusions(since: $since) { reason } }';
    expect(prune(entities(selection), ['EducationRecord.attendancePercent'])?.asked).not.toContain('$since');
    expect(prune(entities(selection), ['Exclusion.reason'])?.asked).toContain('$since: String');
  });

  it("fetches a person's joining key only when something about the person is released", () => {
    const root = 'query ($v: String!) { person(identifier: { system: NHS, value: $v }) { __typename id } }';
    expect(prune(root, [], false)).toBeUndefined();
    expect(prune(root, [], true)?.granted).toEqual(['Person.id', 'Query.person']);
  });
});
