import { describe, expect, it } from '@jest/globals';
import type { Ask, DecisionCell } from '@pontio/decision';
import { person, preparedOf } from '../../test/enforced.js';
import { source, subgraphs } from '../../test/three-agencies.js';
import type { TakenDecision } from '../answer/told.js';
import type { HolderOf } from '../exchange.js';
import { cellsOfPlan } from '../executor/plan-cells.js';
import { ReleasePlan } from '../executor/release-plan.js';
import { PontioSupergraph } from '../supergraph/supergraph.js';
import { fieldList } from './field-lists.js';
import { withInputs } from './withheld-inputs.js';

/** A housing service that works out a risk from attendance, and a priority from that risk. */
const supergraph = PontioSupergraph.compose([
  ...subgraphs,
  withRequires(
    'agency-housing',
    `type Person @key(fields: "id") {
       id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
       education: EducationRecord @external @ig(category: "EDUCATION", level: C2)
       risk: Int @requires(fields: "education { attendancePercent }") @ig(category: "HOUSING", level: C2)
       arrears: Int @ig(category: "HOUSING", level: C2)
     }
     type EducationRecord @ig(category: "EDUCATION", level: C2) { attendancePercent: Float @external }`,
  ),
  withRequires(
    'agency-letting',
    `type Person @key(fields: "id") {
       id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
       risk: Int @external @ig(category: "HOUSING", level: C2)
       priority: Int @requires(fields: "risk") @ig(category: "HOUSING", level: C2)
     }`,
  ),
]);

function withRequires(name: string, types: string): ReturnType<typeof source> {
  const made = source(name, types);
  return { ...made, sdl: made.sdl.replace('"@external"]', '"@external", "@requires"]') };
}

const holderOf: HolderOf = (subgraph) => `agy_${subgraph}`;
const ellie = person('ellie');

/**
 * How the values of a question about Ellie are decided, those of `kept` as said and all others released. Those of
 * `before` have been decided about before, and nothing of them was released.
 */
function decided(
  asked: string,
  kept: Readonly<Record<string, Partial<DecisionCell>>> = {},
  before: readonly string[] = [],
) {
  const text = `{ person(identifier: { system: NHS, value: "1" }) { ${asked} } }`;
  const planned = cellsOfPlan(preparedOf(text, supergraph), supergraph.subjects, {});
  const asks = [...Map.groupBy(planned.cells, ({ subgraph }) => subgraph)].map(([subgraph, cells]): Ask => ({
    subjectId: ellie.id,
    holderId: holderOf(subgraph, ellie),
    fields: fieldList(
      supergraph.labels,
      cells.map(({ coordinate }) => coordinate).filter((coordinate) => !before.includes(coordinate)),
    ),
  }));
  const cells = asks.flatMap(({ subjectId, holderId, fields }) =>
    fields.map(({ field }): DecisionCell => ({
      ...{ subjectId, holderId, field, result: 'ALLOW', reason: 'SHARED', requestable: false },
      ...kept[field],
    })),
  );
  const taken = { input: { asks }, decision: { cells } } as unknown as TakenDecision;
  const release = new ReleasePlan(holderOf);
  const after = withInputs(taken, [ellie], { supergraph, planned, holderOf, release });
  const found = new Map(after.decision.cells.map((cell) => [cell.field, cell]));
  return { isSame: after === taken, of: (field: string) => found.get(field) };
}

const ATTENDANCE = 'EducationRecord.attendancePercent';

describe('what is worked out of the values of others', () => {
  it('is released where all of them are', () => {
    expect(decided('risk arrears')).toMatchObject({ isSame: true });
  });

  it('is withheld for the reason of a value that is', () => {
    const kept = { result: 'WITHHOLD', reason: 'DETRIMENT', ref: 'jud_1', requestable: true } as const;
    const { of } = decided('risk arrears', { [ATTENDANCE]: kept });
    expect(of('Person.risk')).toMatchObject({
      ...{ holderId: 'agy_agency-housing', result: 'WITHHOLD', reason: 'DETRIMENT', ref: 'jud_1' },
      requestable: false,
    });
    expect(of('Person.arrears')).toMatchObject({ result: 'ALLOW' });
  });

  it('is hidden where one of them is', () => {
    const { of } = decided('risk', { [ATTENDANCE]: { result: 'HIDE', reason: 'RESTRICTED' } });
    expect(of('Person.risk')).toMatchObject({ result: 'HIDE', reason: 'RESTRICTED' });
  });

  it('is withheld where one of them leaves only masked', () => {
    const { of } = decided('risk', { [ATTENDANCE]: { result: 'TRANSFORM', reason: 'RESTRICTED' } });
    expect(of('Person.risk')).toMatchObject({ result: 'WITHHOLD' });
  });

  it('falls with what it is worked out of at second hand', () => {
    const { of } = decided('priority', { [ATTENDANCE]: { result: 'WITHHOLD', reason: 'DETRIMENT' } });
    expect(of('Person.priority')).toMatchObject({ result: 'WITHHOLD', reason: 'DETRIMENT' });
  });

  it('is withheld where an earlier decision withheld one of them', () => {
    const { of } = decided('risk', {}, [ATTENDANCE]);
    expect(of('Person.risk')).toMatchObject({ result: 'WITHHOLD' });
  });
});
