import { describe, expect, it } from '@jest/globals';
import { type EnforcedCase, aboutEach, askedFor, enforced, person } from '../../test/enforced.js';
import { withLibrary } from '../../test/library-types.js';

const ellie = person('ellie', { place: 'ellie' });
const noah = person('noah', { place: 'noah' });
const unknown = person('unknown', { place: 'unknown', recordIds: {} });
const asked = (...names: string[]): string =>
  `{ ${names.map((name) => `${name}: person(identifier: { system: NHS, value: "${name}" }) { education { attendancePercent notes { text } } }`).join(' ')} }`;
const ATTENDANCE = 'EducationRecord.attendancePercent';
const NOTES = 'Note.text';
const attendance = aboutEach(() => ({ education: { attendancePercent: 91 } }));

const askEllie: EnforcedCase = {
  text: asked('ellie'),
  subjects: [ellie],
  rules: { [`per_ellie ${ATTENDANCE}`]: 'ALLOW' },
  answer: attendance,
};

describe('the gatekeeper in front of the subgraphs', () => {
  it("asks for released values only, in the agency's own record ids, under an order for exactly those", async () => {
    const { data, calls, sources } = await enforced(askEllie);

    expect(data).toEqual({ ellie: { education: { attendancePercent: 91, notes: null } } });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.query).not.toContain('notes');
    expect(calls[0]?.variables).toEqual({
      representations: [{ __typename: 'Person', id: 'agency-education:ellie' }],
    });
    expect(calls[0]?.order).toEqual({
      audience: 'agency-education',
      grants: [
        {
          subjects: ['agency-education:ellie'],
          fields: ['Query._entities', 'Person.education', ATTENDANCE, 'Person.id'],
        },
      ],
    });
    expect(sources.of('agency-education').holds(ellie.id, ATTENDANCE)).toBe(true);
  });

  it('asks separately for people with different releases, under one order, and puts the answers in their places', async () => {
    const { data, calls, orders } = await enforced({
      text: asked('noah', 'unknown', 'ellie'),
      subjects: [ellie, noah, unknown],
      rules: {
        [`per_ellie ${ATTENDANCE}`]: 'ALLOW',
        [`per_noah ${NOTES}`]: 'ALLOW',
        [`per_unknown ${NOTES}`]: 'ALLOW',
      },
      answer: aboutEach((name) => ({
        education: name === 'noah' ? { notes: [{ text: 'a note' }] } : { attendancePercent: 91 },
      })),
    });
    expect(data).toEqual({
      noah: { education: { attendancePercent: null, notes: [{ text: 'a note' }] } },
      unknown: { education: null },
      ellie: { education: { attendancePercent: 91, notes: null } },
    });
    expect(calls.flatMap((call) => askedFor(call).map(({ id }) => id)).sort()).toEqual([
      'agency-education:ellie',
      'agency-education:noah',
    ]);
    expect(orders).toBe(1);
  });

  it('asks for people with the same releases in one call', async () => {
    const { calls } = await enforced({
      text: `{ people(identifiers: [{ system: NHS, value: "1" }, { system: NHS, value: "2" }]) { id education { attendancePercent } } }`,
      subjects: [
        person('ellie', { place: 'people', position: 0 }),
        person('noah', { place: 'people', position: 1 }),
      ],
      rules: { [`per_ellie ${ATTENDANCE}`]: 'ALLOW', [`per_noah ${ATTENDANCE}`]: 'ALLOW' },
      answer: attendance,
    });
    expect(calls.map((call) => askedFor(call).length)).toEqual([2]);
    expect(calls[0]?.order.grants).toHaveLength(1);
  });

  it.each(['WITHHOLD', 'HIDE', 'TRANSFORM'] as const)(
    'does not call at all when everything is %s, and answers as if nobody were there',
    async (result) => {
      const { data, calls } = await enforced({ ...askEllie, rules: { [`per_ellie ${ATTENDANCE}`]: result } });
      expect(data).toEqual({ ellie: null });
      expect(calls).toEqual([]);
    },
  );

  it.each<[string, NonNullable<EnforcedCase['answer']>]>([
    [
      'answers with an error',
      () => ({ data: { _entities: [null] }, errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE' } }] }),
    ],
    ['answers nothing', () => ({ data: null })],
    ['answers about more people than were asked', () => ({ data: { _entities: [{}, {}] } })],
    ['answers with something that is no person', () => ({ data: { _entities: ['ST-1'] } })],
    [
      'answers with somebody else’s row',
      () => ({
        data: { _entities: [{ pontioKey: 'agency-education:noah', education: { attendancePercent: 3 } }] },
      }),
    ],
    [
      'does not say whose row it answers with',
      () => ({ data: { _entities: [{ education: { attendancePercent: 3 } }] } }),
    ],
    ['answers with another type', aboutEach(() => ({ education: { attendancePercent: 'much' } }))],
  ])('reports the source unavailable and gives nothing of it when it %s', async (_what, answer) => {
    const { data, sources } = await enforced({ ...askEllie, answer });
    expect(JSON.stringify(data)).not.toMatch(/3|much|ST-1/);
    expect(sources.of('agency-education').unavailable).toBe(true);
    expect(sources.of('agency-education').holds(ellie.id, ATTENDANCE)).toBe(false);
  });

  it('shows nobody where nobody was known, whatever is released about whoever that might be', async () => {
    const nobody = person('nobody', {
      id: 'unmatched:ellie',
      place: 'ellie',
      match: 'NoMatch',
      recordIds: {},
    });
    const { data, calls } = await enforced({
      ...askEllie,
      subjects: [nobody],
      rules: { [`unmatched:ellie ${ATTENDANCE}`]: 'ALLOW' },
    });
    expect(data).toEqual({ ellie: null });
    expect(calls).toEqual([]);
  });

  it.each([true, false])('makes a call only for what the caller includes there: %s', async (wanted) => {
    const identifier = 'identifier: { system: NHS, value: "1" }';
    const { data, calls } = await enforced({
      ...askEllie,
      text: `query ($wanted: Boolean!) {
        ellie: person(${identifier}) { education { attendancePercent } }
        again: person(${identifier}) { education { attendancePercent @include(if: $wanted) notes { text } } }
      }`,
      subjects: [ellie, person('ellie', { place: 'again' })],
      variables: { wanted },
    });
    const known = { attendancePercent: 91 };
    expect(data).toEqual({
      ellie: { education: known },
      again: { education: wanted ? { ...known, notes: null } : null },
    });
    expect(calls.map(({ query }) => query.includes('attendancePercent'))).toEqual(
      wanted ? [true, true] : [true],
    );
    expect(calls.at(-1)?.query).not.toContain('@include');
  });

  it.each(['pontioKey', 'pontioLabel', '_label'])(
    'asks for what it needs itself beside what the caller calls %s',
    async (alias) => {
      const { data, sources } = await enforced({
        text: `{ person(identifier: { system: NHS, value: "1" }) {
          police { incidents { ${alias}: date } }
          ${alias}: education { attendancePercent }
        } }`,
        subjects: [person('ellie')],
        rules: { 'per_ellie Incident.date': 'ALLOW', [`per_ellie ${ATTENDANCE}`]: 'ALLOW' },
        answer: (call) => {
          const [, asked = ''] = /(\w+): (?:education|date)/.exec(call.query) ?? [];
          return aboutEach(() =>
            call.subgraph === 'agency-education'
              ? { [asked]: { attendancePercent: 91 } }
              : { police: { incidents: [{ pontioLabel: null, [asked]: '1 May' }] } },
          )(call);
        },
      });
      expect(data).toEqual({
        person: { police: { incidents: [{ [alias]: '1 May' }] }, [alias]: { attendancePercent: 91 } },
      });
      expect(sources.unavailable()).toEqual([]);
    },
  );

  it('keeps nothing that was not asked for, and counts each time', async () => {
    const { data, sources } = await enforced({
      ...askEllie,
      answer: aboutEach(() => ({
        education: { attendancePercent: 91, notes: [{ text: 'secret' }] },
        health: {},
      })),
    });
    expect(data).toEqual({ ellie: { education: { attendancePercent: 91, notes: null } } });
    expect(sources.of('agency-education').dropped).toBe(2);
  });

  it('has an answer only about whom and what it was asked', async () => {
    const { sources } = await enforced({ ...askEllie, answer: () => ({ data: { _entities: [null] } }) });
    const report = sources.of('agency-education');
    expect(report.hasAnswered(ellie.id, ATTENDANCE)).toBe(true);
    expect(report.hasAnswered(ellie.id, NOTES)).toBe(false);
    expect(report.hasAnswered(noah.id, ATTENDANCE)).toBe(false);
  });
});

describe('people met on the way', () => {
  const child = person('ellie');
  const text = `{ person(identifier: { system: NHS, value: "1" }) {
    police { incidents { date people { id police { warnings } education { attendancePercent } } } reporter { id police { warnings } } }
  } }`;
  const own = {
    'per_ellie Incident.date': 'ALLOW',
    'per_ellie Incident.people': 'ALLOW',
    'per_ellie PoliceRecord.reporter': 'ALLOW',
  } as const;
  const ref = (name: string) => ({ __typename: 'Person', id: `agency-police:${name}` });
  const answer: NonNullable<EnforcedCase['answer']> = (call) =>
    aboutEach((name) => {
      if (call.subgraph === 'agency-education') return { education: { attendancePercent: 50 } };
      if (!call.query.includes('incidents')) return { police: { warnings: 2 } };
      return {
        police: {
          incidents: [
            {
              pontioLabel: null,
              date: '1 May',
              people: [ref('tom'), ref('ellie'), ref('ann'), ref('ghost')],
            },
          ],
          ...(call.query.includes('reporter') && { reporter: ref('ann') }),
        },
        name,
      };
    })(call);
  const ask = (rules: EnforcedCase['rules']) =>
    enforced({ text, subjects: [child], rules, answer, strangers: ['ghost'] });

  it('are asked about further only as far as is released about them, and have our own ids in the answer', async () => {
    const { data, calls, met } = await ask({
      ...own,
      'per_tom PoliceRecord.warnings': 'ALLOW',
      [`per_tom ${ATTENDANCE}`]: 'ALLOW',
    });
    const tom = { id: 'per_tom', police: { warnings: 2 }, education: { attendancePercent: 50 } };
    expect(data).toEqual({
      person: {
        police: { incidents: [{ date: '1 May', people: [tom] }], reporter: null },
      },
    });
    expect(
      calls
        .slice(1)
        .flatMap((call) => askedFor(call).map(({ id }) => id))
        .sort(),
    ).toEqual(['agency-education:tom', 'agency-police:tom']);
    expect(met).toContain('person.police.incidents.people per_ann');
    expect(JSON.stringify(data)).not.toContain('agency-police:');
  });

  it('are absent where nothing is released about them, and nobody is asked', async () => {
    const { data, calls } = await ask(own);
    expect(data).toEqual({
      person: { police: { incidents: [{ date: '1 May', people: [] }], reporter: null } },
    });
    expect(calls).toHaveLength(1);
  });

  it('are not even asked for where what leads to them is withheld', async () => {
    const { calls, met } = await ask({
      'per_ellie Incident.date': 'ALLOW',
      'per_tom PoliceRecord.warnings': 'ALLOW',
    });
    expect(calls[0]?.query).not.toContain('people');
    expect(met).toEqual([]);
  });

  it('count as held only where they are shown', async () => {
    const EDGE = 'Incident.people';
    const hidden = await ask(own);
    expect(hidden.sources.of('agency-police').holds('per_ellie', EDGE)).toBe(false);
    const shown = await ask({ ...own, 'per_tom PoliceRecord.warnings': 'ALLOW' });
    expect(shown.sources.of('agency-police').holds('per_ellie', EDGE)).toBe(true);
  });

  it('need a new order, which covers those before them too', async () => {
    const { calls, orders } = await ask({ ...own, 'per_tom PoliceRecord.warnings': 'ALLOW' });
    expect(orders).toBe(2);
    expect(
      calls
        .at(-1)
        ?.order.grants.flatMap(({ subjects }) => subjects)
        .sort(),
    ).toEqual(['agency-police:ellie', 'agency-police:tom']);
  });
});

describe('rows with labels of their own', () => {
  const text = `{ person(identifier: { system: NHS, value: "1" }) {
    police { incidents { date place { town } people { police { warnings } } } }
  } }`;
  const rules = {
    'per_ellie Incident.date': 'ALLOW',
    'per_ellie Place.town': 'ALLOW',
    'per_ellie Incident.people': 'ALLOW',
    'per_tom PoliceRecord.warnings': 'ALLOW',
  } as const;
  const incident = (date: string, pontioLabel: unknown, more: object = {}) => ({
    ...{ date, pontioLabel, place: { town: 'Rhyl' }, people: [] },
    ...more,
  });
  const ask = (incidents: object[], more: EnforcedCase['rules'] = {}) =>
    enforced({
      text,
      subjects: [person('ellie')],
      rules: { ...rules, ...more },
      answer: (call) =>
        aboutEach(() =>
          call.query.includes('incidents') ? { police: { incidents } } : { police: { warnings: 1 } },
        )(call),
    });
  const intelligence = { category: 'INTELLIGENCE' };

  it('are asked for their label, which no order names', async () => {
    const { calls } = await ask([]);
    expect(calls[0]?.query).toContain('pontioLabel: _label');
    expect(calls[0]?.order.grants[0]?.fields.join(' ')).not.toContain('_label');
  });

  it('are absent where nothing of them may leave, or their label cannot be read', async () => {
    const { data, sources } = await ask([
      incident('1 May', intelligence),
      incident('2 May', { category: 'SEALED' }),
      incident('3 May', null),
      { date: '4 May', place: null, people: [] },
    ]);
    expect(data).toEqual({
      person: { police: { incidents: [{ date: '3 May', place: { town: 'Rhyl' }, people: [] }] } },
    });
    expect(sources.of('agency-police').dropped).toBe(0);
  });

  it('hold nothing where they are absent', async () => {
    const { sources } = await ask([incident('1 May', intelligence)]);
    expect(sources.of('agency-police').holds('per_ellie', 'Incident.date')).toBe(false);
  });

  it('stay where they may leave', async () => {
    const { data, sources } = await ask([incident('1 May', intelligence)], {
      'per_ellie INTELLIGENCE': 'ALLOW',
    });
    expect(JSON.stringify(data)).toContain('1 May');
    expect(sources.of('agency-police').holds('per_ellie', 'Place.town')).toBe(true);
  });

  it('lead to nobody where they are absent', async () => {
    const people = [{ __typename: 'Person', id: 'agency-police:tom' }];
    const { met, calls } = await ask([incident('1 May', intelligence, { people })]);
    expect(met).toEqual([]);
    expect(calls).toHaveLength(1);
  });

  describe('that are what one agency adds to a thing of another', () => {
    const askLoan = (pontioLabel: unknown) =>
      enforced({
        supergraph: withLibrary,
        subjects: [person('ellie', { recordIds: { 'agy_agency-library': 'agency-library:ellie' } })],
        text: '{ person(identifier: { system: NHS, value: "1" }) { loan { title reason } } }',
        rules: Object.fromEntries(
          ['Loan.ref', 'Loan.title', 'Loan.reason'].map((field) => [`per_ellie ${field}`, 'ALLOW']),
        ),
        answer: (call) =>
          call.subgraph === 'agency-library'
            ? aboutEach(() => ({ loan: { __typename: 'Loan', ref: 'L-1', title: 'Matilda' } }))(call)
            : { data: { _entities: [{ reason: 'told to read it', pontioLabel }] } },
      });

    it('are named by their own key, asked for their label, and stay where they have none', async () => {
      const { data, calls } = await askLoan(null);
      expect(calls.at(-1)?.query).toContain('pontioLabel: _label');
      expect(calls.at(-1)?.order.grants[0]?.subjects).toEqual(['L-1']);
      expect(data).toEqual({ person: { loan: { title: 'Matilda', reason: 'told to read it' } } });
    });

    it('are absent where they may not leave; what the other agency says stays', async () => {
      const { data, sources } = await askLoan({ category: 'INTELLIGENCE' });
      expect(data).toEqual({ person: { loan: { title: 'Matilda', reason: null } } });
      expect(sources.of('agency-reading').holds('per_ellie', 'Loan.reason')).toBe(false);
      expect(sources.unavailable()).toEqual([]);
    });
  });
});
