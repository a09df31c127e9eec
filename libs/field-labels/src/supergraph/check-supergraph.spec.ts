import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { subgraphHeader } from '../directive.js';
import { LabelError } from '../labels.js';
import { type CheckedSupergraph, checkSupergraph } from './check-supergraph.js';
import { disclosureSentence } from './disclosures.js';
import { reservedNameFaults } from './reserved-name-faults.js';

const header = subgraphHeader.replace(
  '"@external"]',
  '"@external", "@requires", "@provides", "@context", "@fromContext"]',
);
const demographic = '@ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)';
const health = '@ig(category: "HEALTH_CORE", level: C3)';
const directory = '@ig(category: "DIRECTORY", level: C0)';
const person = (fields = ''): string => `type Person @key(fields: "id") { id: ID ${demographic} ${fields} }`;
const index: [string, string] = ['person-index', `type Query { person: Person ${demographic} } ${person()}`];

/** Checks the person index and some agencies. */
function check(...agencies: (readonly [name: string, types: string])[]): CheckedSupergraph {
  const sources = [index, ...agencies].map(([name, types]) => ({ name, sdl: `${header}\n${types}` }));
  const composed = composeServices(
    sources.map(({ name, sdl }) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
  );
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join());
  return checkSupergraph(buildASTSchema(parse(composed.supergraphSdl), { assumeValid: true }), sources);
}

function faultsOf(...agencies: Parameters<typeof check>): readonly string[] {
  try {
    check(...agencies);
    return [];
  } catch (error) {
    if (error instanceof LabelError) return error.problems;
    throw error;
  }
}

describe('a supergraph is served', () => {
  it('when everything about people hangs from them, and the rest is about nobody', () => {
    expect(
      faultsOf(
        [
          'agency-a',
          `${person(`visits: [Visit] ${health}`)} type Visit @key(fields: "id") ${health} { id: ID }`,
        ],
        ['agency-b', `type Visit @key(fields: "id") ${health} { id: ID others: [Person] } ${person()}`],
        ['agency-c', `type Query { wards: [Ward] ${directory} } type Ward ${directory} { name: String }`],
      ),
    ).toEqual([]);
  });
});

describe('a supergraph is not served', () => {
  it.each([
    [
      'with a field that has no label',
      person('shoeSize: Int'),
      ['Person.shoeSize has no @ig label: say its category and level, on the field or on its type.'],
    ],
    [
      'with a category that nobody knows',
      person('shoeSize: Int @ig(category: "SHOES", level: C1)'),
      ['Person.shoeSize has the category "SHOES", which nobody knows: use one of the vocabulary.'],
    ],
    [
      'with a labelled field that is non-null',
      person(`shoeSize: Int! ${health}`),
      ['Person.shoeSize is non-null: drop the "!", because a withheld value is answered null.'],
    ],
    [
      'with a type about people that hangs from nobody',
      `type Shoe ${health} { size: Int } ${person()}`,
      [
        'Shoe is about people and hangs from no person: give Person a field that leads to it, or label it DIRECTORY or AUDIT if it is about nobody.',
      ],
    ],
    [
      'with an entity that hangs from nobody',
      `type Shoe @key(fields: "id") ${health} { id: ID }`,
      ['Shoe has a key and hangs from no person: give Person a field that leads to it.'],
    ],
    [
      'with a way to what is about people that passes none',
      `type Query { shoes: [Shoe] ${directory} } type Shoe ${health} { size: Int } ${person(`shoe: Shoe ${health}`)}`,
      [
        'Query.shoes of agency-a gives Shoe, which is about people, without passing a person: hang it from Person.',
      ],
    ],
    [
      'with a value about people that hangs from nobody',
      `type Query { shoeSize: Int ${health} }`,
      ['Query.shoeSize of agency-a is about people and names none: hang it from Person.'],
    ],
    [
      'with an agency that offers people',
      `type Query { patients: [Person] ${directory} } ${person()}`,
      [
        "Query.patients of agency-a gives people's data: an agency is asked about people, it does not offer them.",
      ],
    ],
    [
      'with an agency that offers people behind something that is about nobody',
      `type Query { wards: [Ward] ${directory} } type Ward ${directory} { patients: [Person] } ${person()}`,
      [
        "Query.wards of agency-a gives people's data: an agency is asked about people, it does not offer them.",
      ],
    ],
    [
      'with another key of a person',
      `type Person @key(fields: "id") @key(fields: "nhs") { id: ID ${demographic} nhs: ID ${demographic} }`,
      ['agency-a knows Person by "nhs": the key is "id" alone, numbers are for the person index.'],
    ],
    [
      "with a change that is not the register's",
      `type Mutation { forget: Int @ig(category: "AUDIT", level: C2) }`,
      ['agency-a offers the change forget: only governance may offer changes, because only it records them.'],
    ],
    [
      'with a subscription',
      `type Subscription { wards: Int ${directory} }`,
      ['agency-a offers the subscription wards: there are none, because every answer is decided once.'],
    ],
    [
      'with a root field of the name of a part of the answer',
      `type Query { extensions: Int ${directory} }`,
      ['Query.extensions has the name of a part of every answer: give it another.'],
    ],
  ])('%s', (_what, types, faults) => {
    expect(faultsOf(['agency-a', types])).toEqual(faults);
  });

  it('with a label that the others would make less strict', () => {
    const shared = (level: string): string =>
      person(`size: Int @shareable @ig(category: "HEALTH_CORE", level: ${level})`);
    expect(
      faultsOf(['agency-a', shared('C2')], ['agency-b', shared('C2')], ['agency-c', shared('C4')]),
    ).toEqual([
      'agency-c labels Person.size HEALTH_CORE C4 FACT, and others make it HEALTH_CORE C2 FACT: agree on one label.',
    ]);
  });

  it('with a field that borrows the label of another agency', () => {
    const visit = (label: string, field: string): string =>
      `${person(`visit: Visit @shareable ${health}`)} type Visit ${label} { ${field}: Int }`;
    expect(faultsOf(['agency-a', visit(health, 'a')], ['agency-b', visit('', 'b')])).toContain(
      'agency-b does not label Visit.b itself: say what it is there too.',
    );
  });

  it('and every fault is told at once', () => {
    expect(faultsOf(['agency-a', person(`a: Int! b: Int`)])).toHaveLength(3);
  });
});

describe('what is reached through an interface', () => {
  it('has the strictest label of what can stand there', () => {
    const { labels } = check([
      'agency-a',
      `interface Record { text: String }
       type Note implements Record { text: String @ig(category: "EDUCATION", level: C2, locationRevealing: true) }
       type Talk implements Record { text: String @ig(category: "COUNSELLING", level: C4, onward: NEVER) }
       ${person(`records: [Record] ${health}`)}`,
    ]);
    expect(labels.get('Record.text')).toEqual({
      ...{ category: 'COUNSELLING', level: 'C4', nature: 'FACT', onward: 'NEVER' },
      ...{ locationRevealing: true, existenceSensitive: false },
    });
  });
});

describe('what one agency is given of another', () => {
  const holder = ['agency-b', person(`weight: Int @shareable ${health}`)] as const;
  const sentencesOf = (types: string): readonly string[] =>
    check(['agency-a', types], holder).disclosures.map(disclosureSentence);

  it('is told as a disclosure where a field requires it', () => {
    const types = person(`weight: Int @external ${health} dose: Int @requires(fields: "weight") ${health}`);
    expect(sentencesOf(types)).toEqual([
      'agency-a is given Person.weight with Person.dose (@requires): a disclosure, decided by its own label.',
    ]);
  });

  it('is told as a disclosure where a field provides it', () => {
    const types = `${person(
      `weight: Int @external ${health} visit: Visit ${health}`,
    )} type Visit ${health} { person: Person @provides(fields: "weight") }`;
    expect(sentencesOf(types)).toEqual([
      'agency-a gives Person.weight with Visit.person (@provides): a disclosure, decided by its own label.',
    ]);
  });

  it('is told as a disclosure where a field takes it from above', () => {
    const types = `type Person @key(fields: "id") @context(name: "who") {
        id: ID ${demographic} age: Int ${health} visit: Visit ${health}
      }
      type Visit @key(fields: "id") ${health} { id: ID risk(age: Int @fromContext(field: "$who { age }")): Int }`;
    expect(sentencesOf(types)).toEqual([
      'agency-a is given Person.age with Visit.risk (@fromContext): a disclosure, decided by its own label.',
    ]);
  });
});

describe('a reserved name', () => {
  it.each([
    [
      'of a field',
      person(`_size: Int ${health}`),
      'Person._size begins with "_", which is reserved: give the field another name.',
    ],
    [
      'of the label of a row that could hold something else',
      'type Note { _label: String }',
      'Note._label is no RowLabel: give the field another name.',
    ],
    [
      'of a type',
      `type join__Shoe ${health} { size: Int }`,
      'join__Shoe is a reserved name: give the type another.',
    ],
  ])('%s is told before composition, which it would break', (_of, types, fault) => {
    expect(reservedNameFaults([{ name: 'agency-a', sdl: `${header} ${types}` }])).toEqual([
      `agency-a: ${fault}`,
    ]);
  });

  it('is none that federation itself has given', () => {
    const sdl = `${header} type Query { _service: _Service! } type _Service { sdl: String } scalar _Any scalar federation__FieldSet
      type Note { _label: RowLabel @inaccessible }`;
    expect(reservedNameFaults([{ name: 'agency-a', sdl }])).toEqual([]);
  });
});
