import { describe, expect, it } from '@jest/globals';
import {
  type EnforcedCase,
  type SeenCall,
  aboutEach,
  askedFor,
  enforced,
  person,
} from '../../test/enforced.js';
import { source, subgraphs } from '../../test/three-agencies.js';
import { PontioSupergraph } from '../supergraph/supergraph.js';

/** A library that says who reads what, and a publisher who knows what the books are called. */
const withBooks = PontioSupergraph.compose([
  ...subgraphs.filter(({ name }) => name === 'person-index'),
  source(
    'agency-library',
    `type Person @key(fields: "id") {
       id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
       book: Book @ig(category: "EDUCATION", level: C2)
     }
     type Book @key(fields: "id") @ig(category: "DIRECTORY", level: C0) { id: ID }`,
  ),
  source(
    'agency-publisher',
    `type Book @key(fields: "id") @ig(category: "DIRECTORY", level: C0) { id: ID title: String pages: Int }`,
  ),
]);

const TITLE = 'Book.title';
const reader = (name: string, place: string) =>
  person(name, { place, recordIds: { 'agy_agency-library': `agency-library:${name}` } });
const both = [reader('ellie', 'ellie'), reader('noah', 'noah')];
const rules = Object.fromEntries(
  both.flatMap(({ id }) =>
    ['Book.id', TITLE, 'Book.pages'].map((field) => [`${id} ${field}`, 'ALLOW'] as const),
  ),
);
const identifier = 'identifier: { system: NHS, value: "1" }';

function ask(change: Partial<EnforcedCase> = {}, title = 'Matilda') {
  return enforced({
    supergraph: withBooks,
    subjects: both,
    text: `{ ellie: person(${identifier}) { book { title } } noah: person(${identifier}) { book { title } } }`,
    rules,
    answer: (call) =>
      call.subgraph === 'agency-library'
        ? aboutEach(() => ({ book: { __typename: 'Book', id: 'B-1' } }))(call)
        : { data: { _entities: askedFor(call).map(() => ({ title })) } },
    ...change,
  });
}

const toPublisher = (calls: readonly SeenCall[]): SeenCall[] =>
  calls.filter(({ subgraph }) => subgraph === 'agency-publisher');

describe('a thing that stands under several people', () => {
  it('is asked for once in a request, and accounted for as of each of them', async () => {
    const { data, calls, sources } = await ask();
    const book = { title: 'Matilda' };
    expect(data).toEqual({ ellie: { book }, noah: { book } });
    expect(toPublisher(calls).map(askedFor)).toEqual([[{ __typename: 'Book', id: 'B-1' }]]);
    for (const { id } of both) expect(sources.of('agency-publisher').holds(id, TITLE)).toBe(true);
  });

  it('is not shown under somebody of whom it is not released', async () => {
    const { data, sources } = await ask({ rules: { ...rules, [`per_noah ${TITLE}`]: 'WITHHOLD' } });
    expect(data).toEqual({ ellie: { book: { title: 'Matilda' } }, noah: { book: { title: null } } });
    expect(sources.of('agency-publisher').holds('per_noah', TITLE)).toBe(false);
  });

  it('is asked for anew where something else of it is released', async () => {
    const { calls } = await ask({
      text: `{ ellie: person(${identifier}) { book { title pages } } noah: person(${identifier}) { book { title pages } } }`,
      rules: { ...rules, [`per_noah ${TITLE}`]: 'WITHHOLD' },
    });
    const asked = toPublisher(calls).map(({ query }) => /Book \{\s*([\w\s]*?)\s*\}/.exec(query)?.[1]);
    expect(asked.map((fields) => fields?.split(/\s+/)).sort()).toEqual([['pages'], ['title', 'pages']]);
  });

  it('is nowhere when its agency does not answer, and nowhere taken for an answer', async () => {
    const { data, sources } = await ask({
      answer: (call) =>
        call.subgraph === 'agency-library'
          ? aboutEach(() => ({ book: { __typename: 'Book', id: 'B-1' } }))(call)
          : { data: null },
    });
    expect(data).toEqual({ ellie: { book: { title: null } }, noah: { book: { title: null } } });
    expect(sources.unavailable()).toEqual(['agency-publisher']);
    for (const { id } of both) expect(sources.of('agency-publisher').hasAnswered(id, TITLE)).toBe(false);
  });

  it('is written as JSON, whatever is in it', async () => {
    const title = 'a "quoted" \\ name';
    expect((await ask({}, title)).data).toMatchObject({ ellie: { book: { title } } });
  });
});
