import { describe, expect, it } from '@jest/globals';
import { supergraph } from '../../test/three-agencies.js';
import { aPersistedOperation } from '../../test/persisted.js';
import { checkOperation } from './check-operation.js';

const told = (document: string, example: Record<string, unknown> = {}): readonly string[] =>
  checkOperation(aPersistedOperation({ document, example }), supergraph.apiSchema).map(
    ({ file, what }) => `${file}: ${what}`,
  );
const byNhs = 'query ($child: PersonIdentifierInput!) { person(identifier: $child)';
const child = { system: 'NHS', value: '9990000018' };

describe('an operation under a schema', () => {
  it('fits when its fields are there and its example can be asked', () => {
    expect(told(`${byNhs} { education { attendancePercent } } }`, { child })).toEqual([]);
  });

  it('is told which field is not there, in which line, and what to do', () => {
    expect(told(`${byNhs} {\n  education {\n    shoeSize\n  }\n} }`, { child })).toEqual([
      'school-attendance.graphql:3: Cannot query field "shoeSize" on type "EducationRecord". Correct the document, or take it out.',
    ]);
  });

  it('is told that it costs more than one operation may', () => {
    const crowd = Array.from({ length: 11 }, (_, i) => `p${String(i)}: person(identifier: $child) { id }`);
    expect(told(`query ($child: PersonIdentifierInput!) { ${crowd.join(' ')} }`, { child })).toEqual([
      'school-attendance.graphql: The operation is over the limit of 10 questions in one operation. Ask in several requests.',
    ]);
  });

  it('is told what is wrong with its example', () => {
    expect(told(`${byNhs} { education { attendancePercent } } }`)).toEqual([
      'school-attendance.yaml: example.child: is needed; expects an object with system, value.',
    ]);
  });
});
