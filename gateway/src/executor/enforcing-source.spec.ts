import { describe, expect, it } from '@jest/globals';
import type { Decision, DecisionCell } from '@pontio/decision';
import type { ReleaseOrder } from '@pontio/request-context';
import { supergraph } from '../../test/three-agencies.js';
import type { Subject } from '../exchange.js';
import { EnforcingSource } from './enforcing-source.js';
import type { PlanCell } from './plan-cells.js';
import { ReleasePlan } from './release-plan.js';
import { SourceReport } from './source-report.js';
import type { SubgraphAnswer, SubgraphCall } from './subgraph-client.js';

const SCHOOL = 'agy_school';
const person = (place: string, recordId?: string): Subject => ({
  place,
  id: `per_${place}`,
  kind: 'PERSON',
  match: 'Match',
  orderSubject: `identifier:NHS:${place}`,
  recordIds: recordId === undefined ? {} : { [SCHOOL]: recordId },
  severalRecordsAt: [],
});
const ellie = person('ellie', 'ST-1');
const noah = person('noah', 'ST-2');
const unknown = person('unknown');

type Calls = (SubgraphCall & { order: Pick<ReleaseOrder, 'audience' | 'grants'> })[];

function source(
  released: [Subject, string, DecisionCell['result']][],
  answer: (call: SubgraphCall) => Partial<SubgraphAnswer>,
): { source: EnforcingSource; calls: Calls; report: SourceReport } {
  const subjects = [ellie, noah, unknown];
  const cells = released.map(([subject, field, result]) => ({
    subjectId: subject.id,
    field,
    holderId: SCHOOL,
    result,
  }));
  const plan: PlanCell[] = released.map(([{ place }, coordinate]) => ({
    place,
    coordinate,
    subgraph: 'agency-education',
  }));
  const release = new ReleasePlan({ cells } as unknown as Decision, plan, subjects, () => SCHOOL);
  const report = new SourceReport();
  const calls: Calls = [];
  const orders = new Map<string, Pick<ReleaseOrder, 'audience' | 'grants'>>();
  return {
    calls,
    report,
    source: new EnforcingSource({
      subgraph: { name: 'agency-education', url: 'http://school' },
      schema: supergraph.schema,
      release,
      report,
      signOrder: (order) => {
        const jws = `order-${orders.size}`;
        orders.set(jws, order);
        return Promise.resolve(jws);
      },
      call: (call) => {
        const order = orders.get(call.releaseOrder);
        if (order === undefined) throw new Error('a call without an order');
        calls.push({ ...call, order });
        return Promise.resolve({ data: null, errors: [], extensions: {}, ...answer(call) });
      },
    }),
  };
}

const fetch = (subjects: Subject[]): { request: { query: string; variables: Record<string, unknown> } } => ({
  request: {
    query:
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { education { attendancePercent notes { text } } } } }',
    variables: { representations: subjects.map(({ id }) => ({ __typename: 'Person', id })) },
  },
});

const attendanceOf = ({ variables }: SubgraphCall): Partial<SubgraphAnswer> => ({
  data: {
    _entities: (variables?.['representations'] as { id: string }[]).map(({ id }) => ({
      education: { attendancePercent: Number(id.slice(3)) },
    })),
  },
});

describe('the gatekeeper in front of a subgraph', () => {
  it("asks for released values only, in the agency's own record ids, under an order for exactly those", async () => {
    const {
      source: gatekeeper,
      calls,
      report,
    } = source([[ellie, 'EducationRecord.attendancePercent', 'ALLOW']], attendanceOf);
    const { data } = await gatekeeper.process(fetch([ellie]));

    expect(data).toEqual({ _entities: [{ education: { attendancePercent: 1 } }] });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.query).not.toContain('notes');
    expect(calls[0]?.variables).toEqual({ representations: [{ __typename: 'Person', id: 'ST-1' }] });
    expect(calls[0]?.order).toEqual({
      audience: 'agency-education',
      grants: [
        {
          subjects: ['ST-1'],
          fields: ['Query._entities', 'Person.education', 'EducationRecord.attendancePercent'],
        },
      ],
    });
    expect(report.holds(ellie.id, 'EducationRecord.attendancePercent')).toBe(true);
  });

  it('asks separately for people with different releases, and puts the answers back in order', async () => {
    const { source: gatekeeper, calls } = source(
      [
        [ellie, 'EducationRecord.attendancePercent', 'ALLOW'],
        [noah, 'Note.text', 'ALLOW'],
      ],
      (call) =>
        call.query?.includes('notes')
          ? { data: { _entities: [{ education: { notes: [{ text: 'a note' }] } }] } }
          : attendanceOf(call),
    );
    const { data } = await gatekeeper.process(fetch([noah, unknown, ellie]));

    expect(data['_entities']).toEqual([
      { education: { notes: [{ text: 'a note' }] } },
      null,
      { education: { attendancePercent: 1 } },
    ]);
    expect(calls.map(({ order }) => order.grants[0]?.subjects).sort()).toEqual([['ST-1'], ['ST-2']]);
  });

  it.each(['WITHHOLD', 'HIDE', 'TRANSFORM'] as const)(
    'does not call at all when everything is %s',
    async (result) => {
      const { source: gatekeeper, calls } = source(
        [[ellie, 'EducationRecord.attendancePercent', result]],
        attendanceOf,
      );
      expect(await gatekeeper.process(fetch([ellie]))).toEqual({ data: { _entities: [null] } });
      expect(calls).toEqual([]);
    },
  );

  it('does not call about somebody the decision never saw', async () => {
    const { source: gatekeeper, calls } = source(
      [[ellie, 'EducationRecord.attendancePercent', 'ALLOW']],
      attendanceOf,
    );
    expect(await gatekeeper.process(fetch([person('stranger', 'ST-9')]))).toEqual({
      data: { _entities: [null] },
    });
    expect(calls).toEqual([]);
  });

  it.each<[string, Partial<SubgraphAnswer>]>([
    [
      'answers with an error',
      { data: { _entities: [null] }, errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE' } }] },
    ],
    ['answers nothing', { data: null }],
    ['answers about more people than were asked', { data: { _entities: [{}, {}] } }],
    ['answers with something that is no person', { data: { _entities: ['ST-1'] } }],
  ])('reports the source unavailable and gives nulls when it %s', async (_what, answer) => {
    const { source: gatekeeper, report } = source(
      [[ellie, 'EducationRecord.attendancePercent', 'ALLOW']],
      () => answer,
    );
    expect(await gatekeeper.process(fetch([ellie]))).toEqual({ data: { _entities: [null] } });
    expect(report.unavailable).toBe(true);
  });

  it('has an answer only about whom and what it was asked', async () => {
    const { source: gatekeeper, report } = source(
      [[ellie, 'EducationRecord.attendancePercent', 'ALLOW']],
      () => ({ data: { _entities: [null] } }),
    );
    const answered = (field: string, { id } = ellie): boolean => report.hasAnswered(id, field);
    expect(answered('EducationRecord.attendancePercent')).toBe(false);
    await gatekeeper.process(fetch([ellie, noah]));

    expect(answered('EducationRecord.attendancePercent')).toBe(true);
    expect(answered('Note.text')).toBe(false);
    expect(answered('EducationRecord.attendancePercent', noah)).toBe(false);
  });

  it("is not misled by what the caller's variables are called", async () => {
    const { source: gatekeeper, calls } = source(
      [[ellie, 'EducationRecord.attendancePercent', 'ALLOW']],
      () => ({ data: { ellie: { id: ellie.id } } }),
    );
    const variables = { representations: { system: 'NHS', value: '9990000018' } };
    const query =
      'query ($representations: PersonIdentifierInput!) { ellie: person(identifier: $representations) { id } }';
    expect(await gatekeeper.process({ request: { query, variables } })).toEqual({
      data: { ellie: { id: ellie.id } },
    });
    expect(calls[0]?.variables).toEqual(variables);
  });
});
