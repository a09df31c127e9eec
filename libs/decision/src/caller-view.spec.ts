import { describe, expect, it } from '@jest/globals';
import { REASONS, type ReasonCode } from '@pontio/vocabulary';
import { type GoldenDecision, goldenDecisions } from '../cases/runner/index.js';
import { callerDrafts, callerObligations, callerOutcome, toldInput } from './caller-view.js';
import type { Decision, DecisionCell } from './decision.js';

const golden = goldenDecisions();
const [{ policy, decision: sample } = golden[0] as never] = golden;
const base = { subjectId: 'per_1', field: 'Record.field', holderId: 'agy_1', requestable: false };
const allow = (ref = 'ENG.CA2004.10-11'): DecisionCell => ({
  ...base,
  result: 'ALLOW',
  reason: 'SHARED',
  ref,
});
const hide = (reason: ReasonCode = 'DETRIMENT'): DecisionCell => ({ ...base, result: 'HIDE', reason });
const withhold = (requestable = false): DecisionCell => ({
  ...base,
  result: 'WITHHOLD',
  reason: requestable ? 'NOT_NECESSARY' : 'PROHIBITED',
  requestable,
});
const deciding = (...cells: DecisionCell[]): Decision => ({ ...sample, cells });
const told = (...cells: DecisionCell[]) => callerOutcome(deciding(...cells), policy);

describe('what the caller is told of the sum', () => {
  it('says of what is held back openly whether it is some or all, and whether asking can help', () => {
    expect(told(allow(), allow())).toEqual({ overall: 'PERMIT', legalOutcome: 'MAY' });
    expect(told(allow(), withhold())).toEqual({ overall: 'PARTIAL', legalOutcome: 'MAY' });
    expect(told(withhold(), withhold())).toEqual({ overall: 'DENY', legalOutcome: 'MUST_NOT' });
    expect(told(withhold(), withhold(true))).toEqual({ overall: 'DENY_REQUESTABLE', legalOutcome: 'MAY' });
    expect(told(allow('ENG.CA2004.16LA'))).toEqual({ overall: 'PERMIT', legalOutcome: 'MUST' });
    expect(told(allow(), allow('ENG.CA2004.16LA')).legalOutcome).toBe('MUST');
    expect(told()).toEqual({ overall: 'DENY', legalOutcome: 'MAY' });
  });

  it('counts a value that leaves changed as partial, unless it is only marked as disputed', () => {
    const changed = { ...base, result: 'TRANSFORM', under: 'ENG.CA2004.16LA' } as const;
    expect(told({ ...changed, reason: 'RESTRICTED' })).toEqual({ overall: 'PARTIAL', legalOutcome: 'MUST' });
    expect(told({ ...changed, reason: 'DISPUTED' }).overall).toBe('PERMIT');
  });

  it.each(Object.keys(REASONS) as ReasonCode[])(
    'never differs when what is hidden is hidden for %s',
    (reason) => {
      for (const others of [[], [allow()], [withhold()], [withhold(true)], [allow(), withhold()]]) {
        expect(told(...others, hide(reason))).toEqual(told(...others, hide('SHARED')));
      }
    },
  );

  it('holds nothing back when all that was asked is hidden', () => {
    expect(told(hide())).toEqual({ overall: 'PERMIT', legalOutcome: 'MAY' });
  });

  it('never differs between what is hidden and what is not there', () => {
    for (const others of [[], [allow()], [withhold()], [withhold(true)], [allow(), withhold()]]) {
      const absent = deciding(...others, allow('ENG.CA2004.16LA'));
      const outcome = callerOutcome(absent, policy, (_cell, index) => index === others.length);
      expect(outcome).toEqual(told(...others, hide()));
    }
  });

  it('counts directory entries only when nothing else was asked', () => {
    const entry: DecisionCell = { ...base, result: 'ALLOW', reason: 'DIRECTORY' };
    expect(told(entry, withhold()).overall).toBe('DENY');
    expect(told(entry).overall).toBe('PERMIT');
  });

  it('agrees with the decision of every golden case in which nothing is hidden', () => {
    const open = golden.filter(({ decision }) => decision.cells.every(({ result }) => result !== 'HIDE'));
    expect(open.length).toBeGreaterThan(90);
    for (const { decision } of open) {
      const { overall, legalOutcome } = decision;
      expect({ case: decision.id, ...callerOutcome(decision, policy) }).toEqual({
        case: decision.id,
        overall,
        legalOutcome,
      });
    }
  });
});

describe('what the caller has to do and is warned of', () => {
  const notice = { id: 'ob_1', type: 'VICTIM_NOTICE', properties: {} } as const;

  it('leaves out what only the reason of a hidden cell asks for', () => {
    const open: DecisionCell = { ...withhold(true), reason: 'VICTIM_PROCEDURE' };
    const types = (cell: DecisionCell) =>
      callerObligations({ ...deciding(cell), obligations: [notice] }).map(({ type }) => type);
    expect(types(open)).toEqual(['VICTIM_NOTICE']);
    expect(types(hide('VICTIM_PROCEDURE'))).toEqual([]);
  });

  it("numbers the caller's own anew, without those of the gateway", () => {
    const obligations = (['MARK_DISPUTED', 'NO_ONWARD', 'ADHOC_LOG'] as const).map((type, index) => ({
      ...notice,
      id: `ob_${String(index + 1)}`,
      type,
    }));
    expect(
      callerObligations({ ...deciding(allow()), obligations }).map(({ id, type }) => `${id} ${type}`),
    ).toEqual(['ob_1 NO_ONWARD', 'ob_2 ADHOC_LOG']);
  });

  it('names no unverified row that only a hidden cell points at', () => {
    const hidden = { ...hide('PROHIBITED'), ref: 'X.ACA2002.57' };
    expect(callerDrafts(deciding(allow('UK.VITAL'), hidden), policy)).toEqual(['UK.VITAL']);
    expect(callerDrafts(deciding({ ...withhold(), ref: 'EW.MSA2015.52' }), policy)).toEqual([
      'EW.MSA2015.52',
    ]);
    expect(callerDrafts(deciding(allow('UK.VITAL'), { ...hide(), ref: 'EW.MSA2015.52' }), policy)).toEqual([
      'UK.VITAL',
    ]);
  });

  it('names of what leaves changed the gateway, and not what changed it', () => {
    const changed = { ...base, result: 'TRANSFORM', reason: 'RESTRICTED', ref: 'EW.MSA2015.52' } as const;
    expect(callerDrafts(deciding({ ...changed, under: 'UK.VITAL' }), policy)).toEqual(['UK.VITAL']);
    expect(callerDrafts(deciding(changed), policy)).toEqual([]);
  });

  it('names unverified rows in order, each once, and no row that somebody has verified', () => {
    const law = { ...policy.law, gateways: new Map(policy.law.gateways) };
    const row = law.gateways.get('ENG.CA2004.16LA');
    if (row !== undefined) law.gateways.set(row.code, { ...row, status: 'verified' });
    const cells = [allow('UK.VITAL'), allow('UK.VITAL'), allow('EW.MSA2015.52'), allow('ENG.CA2004.16LA')];
    const unlisted = { ...withhold(), ref: 'X.UNLISTED' };
    expect(callerDrafts(deciding(...cells, unlisted), { ...policy, law })).toEqual([
      'EW.MSA2015.52',
      'UK.VITAL',
    ]);
  });

  it('asks anew for what the caller is told of, and for nothing hidden or empty', () => {
    const { input, decision } = golden.find(({ number }) => number === '31') as GoldenDecision;
    const fields = (asks: typeof input.asks) => asks.flatMap((ask) => ask.fields.map(({ field }) => field));
    expect(fields(input.asks)).toEqual(['Education.attendance', 'Clinic.record']);
    expect(fields(toldInput(input, decision).asks)).toEqual(['Education.attendance']);
    expect(toldInput(input, decision, () => true).asks).toEqual([]);
    expect(toldInput(input, { ...decision, cells: [] }).asks).toEqual([]);
  });
});
