import { describe, expect, it } from '@jest/globals';
import { supergraph } from '../../test/three-agencies.js';
import { operationLimits } from '../limits.js';
import { type ReadDocument, type UnfitDocument, readDocument } from './read-document.js';

const byNhs = 'identifier: { system: NHS, value: "9990000018" }';
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

const read = (text: string, isOpen = false, operationName?: string): ReadDocument | UnfitDocument =>
  readDocument(supergraph.apiSchema, text, operationName, isOpen);

const complaintsAbout = (text: string, isOpen = false): string[] => {
  const made = read(text, isOpen);
  return 'errors' in made ? made.errors.map(({ message }) => message) : [];
};

describe('reading a document', () => {
  it('finds the operation that is named', () => {
    const text = `query A { person(${byNhs}) { id } } query B { __typename }`;
    expect(read(text, false, 'B')).toMatchObject({ isAboutSchema: true });
    expect(read(text, false, 'A')).toMatchObject({ isAboutSchema: false });
    expect(read(text)).toHaveProperty('errors');
    expect(read(text, false, 'C')).toHaveProperty('errors');
  });

  it.each<[string, keyof typeof operationLimits, string]>([
    [
      'an alias bomb',
      'aliases',
      `{ person(${byNhs}) { ${times(operationLimits.aliases + 1, (i) => `a${i}: id`)} } }`,
    ],
    ['an alias bomb of type names', 'aliases', `{ ${times(101, (i) => `a${i}: __typename`)} }`],
    [
      'a directive overload',
      'directives',
      `{ person(${byNhs}) { id ${'@include(if: true) '.repeat(operationLimits.directives + 1)} } }`,
    ],
    [
      'a crowd of questions',
      'rootFields',
      `{ ${times(operationLimits.rootFields + 1, (i) => `p${i}: person(${byNhs}) { id }`)} }`,
    ],
    [
      'deep nesting',
      'depth',
      `{ person(${byNhs}) { ${'education { '.repeat(operationLimits.depth)} id ${'} '.repeat(operationLimits.depth)} } }`,
    ],
    ['one field again and again', 'repeats', `{ ${'__typename '.repeat(500)} }`],
    [
      'a fragment bomb',
      'fields',
      `{ person(${byNhs}) { ...F0 } } ${times(12, (i) => `fragment F${i} on Person { id ...F${i + 1} ... { ...F${i + 1} } }`)} fragment F12 on Person { id }`,
    ],
    [
      'a fragment bomb that holds nothing',
      'fields',
      `{ person(${byNhs}) { ...F0 } } ${times(60, (i) => `fragment F${i} on Person { ...F${i + 1} ... { ...F${i + 1} } }`)} fragment F60 on Person { id }`,
    ],
    ['a document without end', 'tokens', `{ ${'id '.repeat(operationLimits.tokens)} }`],
  ])('refuses %s, and says which limit it is over and what to do', (_what, limit, text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'OPERATION_REFUSED',
        problems: [
          expect.stringMatching(`^The operation is over the limit of ${operationLimits[limit]} .+[.] .+[.]$`),
        ],
      }),
    );
  });

  it('does not look for ever at a fragment within itself', () => {
    const text = `{ person(${byNhs}) { ...A } } fragment A on Person { ...B } fragment B on Person { ...A }`;
    expect(complaintsAbout(text)).toContainEqual(expect.stringContaining('within itself'));
  });

  it('tells of a document that is far off five errors at most', () => {
    expect(complaintsAbout('{ __typename @aa @aa @aa @aa @aa @aa @aa @aa @aa @aa }')).toHaveLength(5);
  });

  it('suggests names and shows the schema only where that is open', () => {
    const misspelt = `{ person(${byNhs}) { educatoin { attendancePercent } } }`;
    expect(complaintsAbout(misspelt).join()).not.toContain('Did you mean');
    expect(complaintsAbout(misspelt, true).join()).toContain('Did you mean "education"?');
    const schema = '{ __schema { types { name } } }';
    expect(complaintsAbout(schema).join()).toContain('introspection has been disabled');
    expect(read(schema, true)).toMatchObject({ isAboutSchema: true });
  });
});
