import { describe, expect, it } from '@jest/globals';
import { preparedOf, withPolice } from '../../test/enforced.js';
import { supergraph } from '../../test/three-agencies.js';
import { cellsOfPlan } from './plan-cells.js';

function cells(text: string, variables: Record<string, unknown> = {}, within = supergraph): string[] {
  const prepared = preparedOf(text, within);
  return cellsOfPlan(prepared, within.subjects, variables)
    .cells.map(({ place, subgraph, coordinate }) => `${place} ${subgraph} ${coordinate}`)
    .sort();
}

const byNhs = 'identifier: { system: NHS, value: "9990000018" }';

describe('the cells of a plan', () => {
  it('are the values each subgraph would be asked for, under the root field they hang from', () => {
    const text = `{ a: person(${byNhs}) { id education { attendancePercent } } b: person(${byNhs}) { health { allergies } } }`;
    expect(cells(text)).toEqual([
      'a agency-education EducationRecord.attendancePercent',
      'b agency-health HealthRecord.allergies',
    ]);
  });

  it('are the same however the document asks for them', () => {
    const plain = `{ person(${byNhs}) { education { attendancePercent notes { text } } } }`;
    const tricky = `query Q { person(${byNhs}) { ...A x: education { y: attendancePercent z: attendancePercent } } }
      fragment A on Person { ... on Person { education { ...B } } } fragment B on EducationRecord { notes { t: text __typename } }`;
    expect(cells(tricky)).toEqual(cells(plain));
  });

  it('are those of the branch that @skip and @include take, at any depth: nothing else is asked', () => {
    const text = `query ($x: Boolean!) { person(${byNhs}) {
      health @include(if: $x) { allergies }
      education { attendancePercent ... @skip(if: $x) { notes { text } } exclusions @include(if: false) { reason } }
    } }`;
    expect(cells(text, { x: true })).toEqual([
      'person agency-education EducationRecord.attendancePercent',
      'person agency-health HealthRecord.allergies',
    ]);
    expect(cells(text, { x: false })).toEqual([
      'person agency-education EducationRecord.attendancePercent',
      'person agency-education Note.text',
    ]);
  });

  it('tell apart whom a person leads to from the person, and count what leads there as the person’s own', () => {
    const text = `{ p: person(${byNhs}) { police { incidents { date others: people { id police { warnings } } } } } }`;
    expect(cells(text, {}, withPolice)).toEqual([
      'p agency-police Incident.date',
      'p agency-police Incident.people',
      'p.police.incidents.others agency-police PoliceRecord.warnings',
    ]);
  });
});
