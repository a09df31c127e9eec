import { describe, expect, it } from '@jest/globals';
import { PURPOSE_CODES, purposeOf } from '@pontio/vocabulary';
import { type GoldenDecision, goldenDecisions } from '../cases/runner/index.js';
import { decide } from './decide.js';
import type { DecidedCell } from './decide-cell.js';
import { obligationsOf } from './obligations.js';

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

/** What has to be done when cells are released for a purpose of a kind, by gateways that ask for a notice or not. */
function noticeFor(
  subjectNotice: 'NONE' | 'UNDER_DUTY' | 'AFTER_REFUSAL',
  ...cells: readonly {
    asksNotice?: boolean;
    consent?: DecidedCell['consent'];
    more?: 'SUPPRESS_SUBJECT_NOTICE';
  }[]
) {
  const released = cells.map(({ asksNotice = true, consent = 'NONE', more }) => ({
    isReleased: true,
    isDirectory: false,
    level: 'C1',
    obligations: more === undefined ? [] : [more],
    gateway: { kind: 'DUTY', obligations: asksNotice ? ['NOTIFY_SUBJECT'] : [] },
    consent,
    silent: [],
    tell: [],
  }));
  const purpose = PURPOSE_CODES.find((code) => purposeOf(code).subjectNotice === subjectNotice);
  const request = { ...list.input.request, purpose: purpose ?? '', gateways: [] };
  return obligationsOf(released as unknown as DecidedCell[], { ...list.input, request }, list.policy)
    .map(({ type }) => type)
    .filter((type) => type.endsWith('NOTICE') || type === 'NOTIFY_SUBJECT');
}

describe('the notice to the person', () => {
  it('is due under a duty as soon as one of the laws asks for it', () => {
    expect(noticeFor('UNDER_DUTY', {}, { asksNotice: false })).toEqual(['NOTIFY_SUBJECT']);
    expect(noticeFor('UNDER_DUTY', { asksNotice: false })).toEqual([]);
  });

  it('is due after a refusal only where the purpose says so, as soon as one thing was refused', () => {
    expect(noticeFor('AFTER_REFUSAL', {}, { consent: 'DENIED' })).toEqual(['NOTIFY_SUBJECT']);
    expect(noticeFor('AFTER_REFUSAL', {})).toEqual([]);
    expect(noticeFor('NONE', { consent: 'DENIED' })).toEqual([]);
  });

  it('gives way to silence, whatever asks for it', () => {
    expect(noticeFor('UNDER_DUTY', {}, { consent: 'UNSAFE_TO_ASK' })).toEqual(['SUPPRESS_SUBJECT_NOTICE']);
    expect(noticeFor('UNDER_DUTY', {}, { more: 'SUPPRESS_SUBJECT_NOTICE' })).toEqual([
      'SUPPRESS_SUBJECT_NOTICE',
    ]);
  });
});
