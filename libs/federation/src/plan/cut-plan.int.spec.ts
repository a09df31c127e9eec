import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agencies } from '../../test/support/agencies.js';
import { TestFederation, preparedOf } from '../../test/support/federation.js';
import type { EntityBatch, FederatedEngine, PlannerName, SourcePort } from '../index.js';

const subjectTypes = new Map([['Person', 'id']]);
let federation: TestFederation;

beforeAll(async () => {
  federation = await TestFederation.start(agencies);
});
afterAll(() => federation.stop());

const textsOf = (engine: FederatedEngine, query: string): string[] =>
  preparedOf(engine, query)
    .fetchesFor({})
    .map(({ subgraph, path, text }) => `${subgraph} ${path.join('.')} ${text}`);

describe.each<PlannerName>(['apollo', 'hive'])('a plan of %s, cut where a person begins', (planner) => {
  let engine: FederatedEngine;
  beforeAll(() => {
    engine = federation.engine({ planner, subjectTypes });
  });

  it('takes only the key of a person met at a root field, and the rest through an entity fetch', () => {
    expect(textsOf(engine, '{ person(id: "p1") { name } }')).toEqual([
      'index  {person(id:"p1"){__typename id}}',
      'index person query($representations:[_Any!]!){_entities(representations:$representations){...on Person{__typename name}}}',
    ]);
  });

  it('takes the key of a person of whom nothing but the type was asked', () => {
    expect(textsOf(engine, '{ person(id: "p1") { friends { __typename } } }')).toEqual([
      'index  {person(id:"p1"){__typename id}}',
      'index person query($representations:[_Any!]!){_entities(representations:$representations){...on Person{__typename friends{__typename id}}}}',
    ]);
  });

  it('does the same for lists, and for people met on the way', async () => {
    const query = '{ people(ids: ["p1", "p2"]) { friends { name } } }';
    expect(textsOf(engine, query)).toEqual([
      'index  {people(ids:["p1" "p2"]){__typename id}}',
      expect.stringContaining('index people query($representations:[_Any!]!)'),
      expect.stringContaining('index people.friends query($representations:[_Any!]!)'),
    ]);
    expect(await federation.run(engine, query)).toEqual({
      data: {
        people: [{ friends: [{ name: 'Sam' }] }, { friends: [{ name: 'Ellie' }, { name: 'Ada' }] }],
      },
      errors: [],
    });
  });

  it('does the same for unions and interfaces that can hold a person', async () => {
    const query =
      '{ found { ... on Person { name } ... on Place { where: name } } named { name __typename } }';
    expect(textsOf(engine, query)[0]).toBe(
      'index  {found{__typename ...on Person{__typename id}...on Place{__typename where:name}}named{__typename ...on Person{__typename id}...on Place{__typename name}}}',
    );
    expect(await federation.run(engine, query)).toEqual({
      data: {
        found: [{ name: 'Ellie' }, { where: 'Leeds' }],
        named: [
          { name: 'Leeds', __typename: 'Place' },
          { name: 'Sam', __typename: 'Person' },
        ],
      },
      errors: [],
    });
  });

  it('leaves an entity fetch about the person whole, and cuts the other people in it', async () => {
    const query = '{ person(id: "p1") { incidents { ref people { name school } } } }';
    const police = textsOf(engine, query).filter((text) => text.startsWith('police'));
    expect(police).toEqual([expect.stringContaining('ref people{__typename id}')]);
    expect(await federation.run(engine, query)).toEqual({
      data: {
        person: {
          incidents: [
            {
              ref: 'i-p1',
              people: [
                { name: 'Ellie', school: 'school of p1' },
                { name: 'Ada', school: 'school of p3' },
              ],
            },
          ],
        },
      },
      errors: [],
    });
  });

  it('fetches what another agency requires before that agency is asked', async () => {
    expect(await federation.run(engine, '{ person(id: "p1") { greeting } }')).toMatchObject({
      data: { person: { greeting: 'Hello Ellie' } },
    });
  });

  it('does not take an alias for the key', async () => {
    const query = '{ person(id: "p1") { id: name __typename: id school } }';
    expect(await federation.run(engine, query)).toEqual({
      data: { person: { id: 'Ellie', __typename: 'p1', school: 'school of p1' } },
      errors: [],
    });
  });

  it('says under which person each entity stands', async () => {
    const batches: EntityBatch[] = [];
    const plain = federation.source(engine);
    const source: SourcePort = {
      root: (call) => plain.root(call),
      entities: (batch) => {
        batches.push(batch);
        return plain.entities(batch);
      },
    };
    const prepared = preparedOf(
      engine,
      '{ people(ids: ["p1", "p2", "p1"]) { incidents { people { name } } } }',
    );
    await prepared.execute({ variables: {}, source });
    expect(batches.map(({ fetch, subjects }) => [fetch.subgraph, ...subjects])).toEqual([
      ['police', 'p1', 'p2'],
      ['index', 'p1', 'p3', 'p2'],
    ]);
  });
});

it('refuses an operation when a person cannot be asked for by the key', async () => {
  const closed = await TestFederation.start([
    {
      name: 'closed',
      sdl: 'type Query { person: Person } type Person @key(fields: "id", resolvable: false) { id: ID! name: String }',
      resolvers: {},
    },
  ]);
  const engine = closed.engine({ subjectTypes });
  expect(() => engine.prepare('{ person { name } }')).toThrow('closed does not resolve Person by its key id');
  await closed.stop();
});
