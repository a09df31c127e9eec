import { describe, expect, it } from '@jest/globals';
import type { PlannedFetch } from '@pontio/federation';
import { parse } from 'graphql';
import { withPolice } from '../../test/enforced.js';
import { operationOf } from '../../test/three-agencies.js';
import { FetchVariants } from './fetch-variants.js';
import type { Mask } from './mask.js';

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
const ATTENDANCE = 'EducationRecord.attendancePercent';

const fetchOf = (selection: string, variableNames: string[] = []): PlannedFetch => {
  const text = `query ($representations: [_Any!]!, $since: String) { _entities(representations: $representations) { ... on Person { ${selection} } } }`;
  const operation = operationOf(parse(text));
  return { subgraph: 'a', kind: 'ENTITIES', operation, text, variableNames, path: ['person'] };
};
const masked = (...values: string[]): Mask => ({
  key: [...values].sort().join(' '),
  asked: new Set(values),
  released: new Set(values),
});

function asked(selection: string, ...values: string[]): string | undefined {
  const variant = new FetchVariants(withPolice.subjects).ofEntities(
    fetchOf(selection),
    masked(...values),
    {},
  );
  return variant && flat(JSON.parse(variant.document) as string);
}

describe('what a fetch becomes under a mask', () => {
  it('asks only for released values, and whose row it is', () => {
    const variants = new FetchVariants(withPolice.subjects);
    const variant = variants.ofEntities(
      fetchOf('education { attendancePercent notes { text } }'),
      masked(ATTENDANCE),
      {},
    );
    expect(flat(JSON.parse(variant?.document ?? '""') as string)).toBe(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { education { attendancePercent } } ... on Person { pontioKey: id } } }',
    );
    expect(variant?.coordinates).toEqual([
      ...['Query._entities', 'Person.education', ATTENDANCE, 'Person.id'],
    ]);
    expect(variant?.values).toEqual([ATTENDANCE]);
  });

  it('is nothing where a container holds no released value, whatever type name or key is asked inside it', () => {
    const selection = '__typename id education { __typename notes { __typename text } }';
    expect(asked(selection, ATTENDANCE)).toBeUndefined();
  });

  it('is the same however aliases and fragments dress it', () => {
    const selection =
      'a: education { ... { ... on EducationRecord { b: notes { c: text } d: attendancePercent } } }';
    expect(asked(selection, ATTENDANCE)).toContain(
      'a: education { ... { ... on EducationRecord { d: attendancePercent } } }',
    );
  });

  it('declares no variable that only withheld fields used', () => {
    const selection = 'education { attendancePercent exclusions(since: $since) { reason } }';
    expect(asked(selection, ATTENDANCE)).not.toContain('$since');
    expect(asked(selection, 'Exclusion.reason')).toContain('$since: String');
  });

  it('takes of somebody who is met there no more than the key', () => {
    const selection = 'police { incidents { people { __typename id police { warnings } } } }';
    const edge = 'Incident.people';
    expect(asked(selection, edge, 'PoliceRecord.warnings')).toContain('people { __typename id } }');
    expect(asked(selection, 'PoliceRecord.warnings')).toBeUndefined();
  });

  it('is compiled once for a mask, and once for masks that differ in what it does not ask for', () => {
    const variants = new FetchVariants(withPolice.subjects);
    const fetch = fetchOf('education { attendancePercent }');
    const first = variants.ofEntities(fetch, masked(ATTENDANCE), {});
    expect(variants.ofEntities(fetch, masked(ATTENDANCE), {})).toBe(first);
    expect(variants.ofEntities(fetch, masked(ATTENDANCE, 'HealthRecord.allergies'), {})).toBe(first);
  });

  it("is not misled by what the caller's variables are called", () => {
    const variants = new FetchVariants(withPolice.subjects);
    const selection = 'education { exclusions(since: $since) { reason } }';
    const variant = variants.ofEntities(fetchOf(selection, ['since']), masked('Exclusion.reason'), {});
    expect(variant?.variableNames).toEqual(['since']);
  });
});
