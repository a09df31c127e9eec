import { describe, expect, it } from '@jest/globals';
import { parseOperation } from './parse-operation.js';

const files = {
  name: 'front-door-check',
  document: 'query Check($child: PersonIdentifierInput!) { person(identifier: $child) { id } }\n',
  details:
    "title: Front-door check\ndescription: Who knows the child.\npurposes: [EARLY_HELP]\nexample: { child: { system: NHS, value: '9990000018' } }\n",
};

function problemsOf(changed: Partial<Record<keyof typeof files, string | undefined>>): readonly string[] {
  const read = parseOperation({ ...files, ...changed } as typeof files);
  return 'problems' in read ? read.problems.map(({ file, what }) => `${file}: ${what}`) : [];
}
const document = (text: string): string => `query Check(${text}) { person(identifier: $child) { id } }`;

describe('an operation of a folder', () => {
  it('has the SHA-256 of its file for an id, as any other tool prints it', () => {
    expect(parseOperation(files)).toEqual({
      id: 'adbcaf4b03d8bb4dab9502629f575684f90dd04e69cad74da993b788e789f8f2',
      name: 'front-door-check',
      document: files.document,
      title: 'Front-door check',
      description: 'Who knows the child.',
      purposes: ['EARLY_HELP'],
      example: { child: { system: 'NHS', value: '9990000018' } },
    });
  });

  it.each([
    [
      'is no GraphQL',
      { document: 'query {' },
      'front-door-check.graphql:1: Syntax Error: Expected Name, found <EOF>.',
    ],
    [
      'holds no operation',
      { document: 'fragment F on Person { id }' },
      'front-door-check.graphql: holds no operation or several; write one to a file.',
    ],
    [
      'holds several',
      { document: 'query A { a } query B { b }' },
      'front-door-check.graphql: holds no operation or several; write one to a file.',
    ],
    [
      'is a subscription',
      { document: 'subscription { a }' },
      'front-door-check.graphql: is a subscription; write a query or a mutation.',
    ],
    [
      'holds somebody’s number',
      { document: '{\n person(identifier: { system: NHS, value: "4857773456" }) { id } }' },
      'front-door-check.graphql:2: a value is written into the document; make it a variable.',
    ],
    [
      'holds a long number',
      { document: '{ trail(first: 48577) { id } }' },
      'front-door-check.graphql:1: a value is written into the document; make it a variable.',
    ],
    [
      'takes the word of the claims',
      { document: document('$child: Int, $sharing: Int') },
      'front-door-check.graphql: $sharing: name the variable otherwise; over REST the word stands for the claims of the request.',
    ],
    [
      'has no second file',
      { details: undefined },
      'front-door-check.yaml: is missing: write it with title, description and purposes.',
    ],
    [
      'is for no purpose',
      { details: files.details.replace('[EARLY_HELP]', '[]') },
      /^front-door-check.yaml: purposes: Too small/,
    ],
    [
      'is for a purpose that nobody knows',
      { details: files.details.replace('EARLY_HELP', 'CURIOSITY') },
      /^front-door-check.yaml: purposes.0: Invalid option/,
    ],
    [
      'says what nobody reads',
      { details: `${files.details}colour: red\n` },
      /^front-door-check.yaml: the file: Unrecognized key: "colour"/,
    ],
    ['has details that are no YAML', { details: '{' }, /^front-door-check.yaml: the file: Invalid input/],
    [
      'has an example about somebody real',
      { details: files.details.replace('9990000018', '485 777 3456') },
      /^front-door-check.yaml: example: a number could be somebody/,
    ],
    [
      'has a name that is no path',
      { name: 'Front Door' },
      /^Front Door.graphql: name it in lower case with hyphens/,
    ],
  ])('is refused when it %s, with what to do', (_what, changed, problem) => {
    const problems = problemsOf(changed);
    expect(problems).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)]);
  });

  it('is told everything that is wrong with it at once', () => {
    expect(problemsOf({ document: 'query {', details: undefined })).toHaveLength(2);
  });

  it('may hold a limit of a few digits and a sentence about itself', () => {
    expect(problemsOf({ document: '{ trail(first: 50) { id } }' })).toEqual([]);
  });
});
