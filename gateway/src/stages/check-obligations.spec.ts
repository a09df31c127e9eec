import { expect, it } from '@jest/globals';
import { decidedExchange } from '../../test/decided.js';
import { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { Notice } from '../obligations/notices.js';
import { checkObligations } from './check-obligations.js';

/** Decided as given, with no word yet on whether its obligations are known. */
function unchecked(type: string): Exchange {
  const decided = decidedExchange({
    asked: 'education { attendancePercent }',
    obligations: [{ type: type as 'REVIEW' }],
  });
  const exchange = new Exchange('req_1', decided.at, decided.incoming);
  exchange.put('context', decided.get('context'));
  exchange.put('decided', decided.get('decided'));
  return exchange;
}

async function check(exchange: Exchange): Promise<readonly Notice[]> {
  const told: Notice[] = [];
  const changes = {
    openNotices: (notices: readonly Notice[]) => Promise.resolve(void told.push(...notices)),
  };
  const stage = async (): Promise<void> => checkObligations(exchange, { changes } as unknown as GatewayParts);
  await stage().catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'OBLIGATION_UNKNOWN' });
  });
  return told;
}

it('lets a decision on whose obligations the gateway can carry out or pass on', async () => {
  const exchange = unchecked('REVIEW');
  expect(await check(exchange)).toEqual([]);
  expect(exchange.get('obligations')).toMatchObject([{ type: 'REVIEW' }]);
});

it("refuses the whole release for one that it does not know, and tells the policy's owner", async () => {
  const exchange = unchecked('TELEPHONE_THE_MAYOR');
  expect(await check(exchange)).toEqual([
    {
      ...{ agencyId: 'agy_leafshire', kind: 'NOTIFY_IG', decisionId: 'dec_1' },
      detail: 'OBLIGATION_UNKNOWN: TELEPHONE_THE_MAYOR',
    },
  ]);
  expect(exchange.peek('obligations')).toBeUndefined();
});
