import { describe, expect, it } from '@jest/globals';
import type { ReleaseGrant, ReleaseOrder } from '@pontio/request-context';
import { parse } from 'graphql';
import { PontioSupergraph } from '../../src/supergraph/supergraph.js';
import { askBehindDoor, signOpenly } from '../property/enforced/agency-door.js';
import { type Outcome, runQuestion } from '../property/enforced/run-question.js';
import { sources } from '../property/world/schemas.js';
import { World } from '../property/world/world.js';
import { supergraphWithRegister } from '../with-register.js';

const supergraph = PontioSupergraph.compose(sources);
/** Somebody who has one of everything: an incident, an arrest, a warning and a school. */
const world = worldWith(['"Incident"', '"Arrest"', '"Warning"', '"Curfew"', '"school":{']);

function worldWith(wanted: readonly string[]): World {
  for (let seed = 0; ; seed += 1) {
    const found = new World(supergraph.apiSchema, seed);
    const { police, markers, education } = (found.entity('Person', 'per_0') ?? {}) as Record<string, unknown>;
    const held = JSON.stringify([(police as { events?: unknown } | null)?.events, markers, education]);
    const isLinked = ['agency-police', 'agency-education'].every((name) => found.isLinked(name, 'per_0'));
    if (isLinked && wanted.every((text) => held.includes(text))) return found;
  }
}

/** What comes of a question about them when just these coordinates are released. */
async function ask(selection: string, only: readonly string[]): Promise<Outcome & { person: unknown }> {
  const text = `{ person(identifier: { system: NHS, value: "0" }) { ${selection} } }`;
  const question = { text, document: parse(text), variables: {}, world };
  const outcome = await runQuestion(question, { seed: 0, share: 0, hidden: [], only }, supergraph);
  if (outcome === undefined) throw new Error('Refused');
  const { person } = JSON.parse(outcome.data) as { person: unknown };
  return { ...outcome, person };
}

const askedIn = ({ calls }: Outcome): string => calls.map(({ query }) => query).join('\n');
const released = ['Incident.on', 'PoliceRecord.reference'];

describe('a hole known elsewhere', () => {
  it('is closed: what an interface reaches is decided as what it is, on each type', async () => {
    const outcome = await ask('police { events { on note } }', released);
    expect(askedIn(outcome)).not.toMatch(/note|Arrest/);
    expect(JSON.stringify(outcome.person)).not.toContain('Arrest');
    expect(JSON.stringify(outcome.person)).toContain('Incident.on');
  });

  it.each([
    ['an alias that is called like a released field', 'police { events { on: note } }'],
    ['a fragment on the interface', 'police { events { ... on Event { ... on Event { note } } } }'],
    ['a fragment on another type', 'police { events { ... on Arrest { on note } } }'],
    ['a fragment without a type', '... { ... { police { events { ... { note } } } } }'],
    ['a field under a directive', 'police { events @include(if: true) { note @skip(if: false) } }'],
  ])('is closed: %s asks for no more', async (_trick, selection) => {
    const outcome = await ask(selection, released);
    expect(outcome.calls).toEqual([]);
    expect(JSON.stringify(outcome.person)).not.toContain('agency-police');
  });

  it('is closed: the inputs of a value (@requires) are decided like any other', async () => {
    const outcome = await ask('risk', ['Person.risk', 'EducationRecord.attendance']);
    expect(askedIn(outcome)).not.toMatch(/nickname|risk/);
    expect(outcome.person).toEqual({ risk: null });
  });

  it('is closed: a key that leads from one agency to the next is decided like any other', async () => {
    const outcome = await ask('education { school { transport } }', ['School.transport']);
    expect(outcome.calls).toEqual([]);
    const both = await ask('education { school { transport } }', ['School.transport', 'School.urn']);
    expect(both.calls.map(({ subgraph }) => subgraph)).toEqual(['agency-education', 'agency-housing']);
  });

  it('is closed: a type name does not tell that there is something of which nothing is released', async () => {
    const probe = 'markers { __typename ... on Curfew { until } ... on Warning { count } }';
    const outcome = await ask(probe, ['Curfew.until']);
    expect(JSON.stringify(outcome.person)).toContain('Curfew');
    expect(JSON.stringify(outcome.person)).not.toContain('Warning');
    expect(
      (await ask('markers { __typename } nickname', ['Curfew.until', 'Person.nickname'])).person,
    ).toMatchObject({
      markers: null,
    });
  });

  it('is closed: what is not meant for callers is in no introspection, and cannot be asked for', async () => {
    const prepared = supergraphWithRegister.engine.prepare(
      '{ __schema { mutationType { fields { name } } } }',
    );
    if ('errors' in prepared) throw new Error('Refused');
    const { data } = await prepared.execute({ variables: {}, source: {} as never });
    expect(data).toContain('declareBreakGlass');
    expect(data).not.toContain('openNotices');
    expect(supergraphWithRegister.engine.prepare('mutation { openNotices(input: []) }')).toHaveProperty(
      'errors',
    );
  });

  it.each([
    '@defer',
    '@stream(initialCount: 0)',
    '@live',
    '@cached',
    '@ig(category: "EDUCATION", level: C0)',
  ])('is closed: %s is no directive of a document', (directive) => {
    const text = `{ person(identifier: { system: NHS, value: "0" }) { ... ${directive} { nickname } } }`;
    expect(supergraph.engine.prepare(text)).toHaveProperty('errors');
  });

  it('is closed: _entities and _service are not for callers', () => {
    for (const text of ['{ _entities(representations: []) { __typename } }', '{ _service { sdl } }']) {
      expect(supergraph.engine.prepare(text)).toHaveProperty('errors');
    }
  });
});

describe('the door of an agency', () => {
  const order = (grants: readonly ReleaseGrant[]): ReleaseOrder => ({
    ...{
      id: 'ord_1',
      purpose: 'SAFEGUARD_CHILD',
      recipient: 'agy_leafshire',
      audience: 'agency-police',
      grants,
    },
  });
  const fields = (...own: string[]): string[] => ['Query._entities', 'Person.id', ...own];
  async function errorsOf(
    grants: readonly ReleaseGrant[],
    selection: string,
    people = ['0'],
  ): Promise<unknown> {
    const { errors } = await askBehindDoor(
      'agency-police',
      {
        query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { id ${selection} } } }`,
        variables: { r: people.map((number) => ({ __typename: 'Person', id: `agency-police:${number}` })) },
        releaseOrder: await signOpenly(order(grants)),
      },
      world,
    );
    return errors?.map(({ message }) => message) ?? 'none';
  }
  const [zero, one] = ['agency-police:0', 'agency-police:1'];

  it('is locked on reference resolvers, where guards of the web framework do not run', async () => {
    expect(await errorsOf([{ subjects: [one], fields: fields('Person.nickname') }], 'nickname')).not.toBe(
      'none',
    );
    expect(await errorsOf([{ subjects: [zero], fields: fields('Person.nickname') }], 'nickname')).toBe(
      'none',
    );
  });

  it('takes any grant that covers a person and a field, and never one for the person and another for the field', async () => {
    const apart = [
      { subjects: [zero], fields: fields() },
      { subjects: [one], fields: fields('Person.nickname') },
    ];
    expect(await errorsOf(apart, 'nickname')).not.toBe('none');
    expect(await errorsOf(apart, 'nickname', ['1'])).toBe('none');
  });

  it('wants every person and every field covered, not one of them', async () => {
    const grants = [{ subjects: [zero], fields: fields('Person.nickname') }];
    expect(await errorsOf(grants, 'nickname', ['0', '1'])).not.toBe('none');
    expect(await errorsOf(grants, 'nickname police { reference }')).not.toBe('none');
  });
});
