import { describe, expect, it } from '@jest/globals';
import { type GoldenDecision, goldenDecisions } from '../cases/runner/index.js';
import { decide } from './decide.js';

const list = goldenDecisions().find(({ number }) => number === '141') as GoldenDecision;

const deletion = (...days: readonly (number | undefined)[]) => {
  const { input, policy } = list;
  const [ask] = input.asks;
  if (ask === undefined) throw new Error('Case 141 asks for nothing.');
  const fields = days.map(
    (_, index) => ({ ...ask.fields[0], field: `Support.part${String(index)}` }) as (typeof ask.fields)[0],
  );
  const agreements = input.agreements.map((agreement) => ({
    ...agreement,
    referenceTable: days.map((deleteAfterDays, index) => {
      const { deleteAfterDays: _, ...row } = agreement
        .referenceTable[0] as (typeof agreement.referenceTable)[0];
      return {
        ...row,
        fields: [`Support.part${String(index)}`],
        ...(deleteAfterDays !== undefined && { deleteAfterDays }),
      };
    }),
  }));
  const { obligations } = decide({ ...input, agreements, asks: [{ ...ask, fields }] }, policy);
  return obligations.find(({ type }) => type === 'DELETE_AFTER')?.properties;
};

describe('the day by which something is deleted', () => {
  it('is counted in UK days from the day it was shared', () => {
    expect(deletion(90)).toEqual({ date: '2027-01-30' });
  });

  it('is the earliest when several rows set one', () => {
    expect(deletion(90, undefined, 30)).toEqual({ date: '2026-12-01' });
  });

  it('is nothing to do where no row sets one', () => {
    expect(deletion(undefined)).toBeUndefined();
  });
});
