import { describe, expect, it } from '@jest/globals';
import { PontioError } from '@pontio/errors';
import { type DecidedCase, decidedExchange } from '../../test/decided.js';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { carryOutObligations } from './carry-out-obligations.js';

const until = '2026-11-24T10:00:05.000Z';
const broken: DecidedCase = {
  asked: 'education { attendancePercent }',
  obligations: [{ type: 'TIMEBOX', properties: { until } }, { type: 'NOTIFY_IG' }],
  breakGlassId: 'bgl_1',
};

async function carryOut(
  decided: DecidedCase,
  { now = '2026-11-24T10:00:01Z', taken = true } = {},
): Promise<{ exchange: Exchange; calls: number; later: number }> {
  const exchange = decidedExchange(decided);
  exchange.put('answer', { data: Buffer.from('null'), errors: [], sharing: {} });
  let calls = 0;
  let later = 0;
  const openNotices = (): Promise<void> => {
    calls += 1;
    return taken ? Promise.resolve() : Promise.reject(new PontioError('DECISION_UNAVAILABLE'));
  };
  await carryOutObligations(exchange, {
    changes: { openNotices },
    afterwards: { add: () => (later += 1) },
    now: () => new Date(now),
  } as unknown as GatewayParts);
  return { exchange, calls, later };
}

describe('carrying out obligations', () => {
  it('delivers all notices at once', async () => {
    const { exchange, calls } = await carryOut(broken);
    expect(calls).toBe(1);
    expect(exchange.get('carriedOut')).toEqual({ notices: 2 });
  });

  it('calls nobody when nobody has to be told', async () => {
    const { exchange, calls } = await carryOut({ asked: broken.asked, obligations: [{ type: 'NO_ONWARD' }] });
    expect(calls).toBe(0);
    expect(exchange.get('carriedOut')).toEqual({ notices: 0 });
  });

  it('delivers what follows from hidden values once the answer has left', async () => {
    const hidden = { result: 'HIDE', reason: 'DETRIMENT' } as const;
    const { exchange, calls, later } = await carryOut({
      asked: broken.asked,
      cells: { 'EducationRecord.attendancePercent': hidden },
      obligations: [{ type: 'NOTIFY_SUPERVISOR' }, { type: 'RECORD_NONDISCLOSURE' }],
    });
    expect({ calls, later }).toEqual({ calls: 0, later: 1 });
    expect(exchange.get('carriedOut')).toEqual({ notices: 2 });
  });

  it('stops an answer whose notices cannot be delivered', async () => {
    await expect(carryOut(broken, { taken: false })).rejects.toMatchObject({ code: 'DECISION_UNAVAILABLE' });
  });

  it('stops an answer that would leave after the time for which the glass was broken', async () => {
    await expect(carryOut(broken, { now: '2026-11-24T10:00:06Z' })).rejects.toMatchObject({
      code: 'BREAK_GLASS_NOT_OPEN',
    });
  });
});
