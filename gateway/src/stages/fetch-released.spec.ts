import { describe, expect, it } from '@jest/globals';
import { decidedExchange } from '../../test/decided.js';
import type { TakenDecision } from '../answer/told.js';
import { type Made, Exchange, type Round } from '../exchange.js';
import { fetchKey } from '../executor/same-fetch.js';
import { SharedFetches } from '../executor/shared-fetches.js';
import { SourceReports } from '../executor/source-report.js';
import type { SubgraphCall } from '../executor/subgraph-client.js';
import type { GatewayParts } from '../gateway-parts.js';
import { fetchReleased } from './fetch-released.js';

const asked = 'education { attendancePercent } health { clinic }';

/** A request that has come as far as its intent; what is given is other than usual. */
function ready(
  changed: Partial<Pick<Made, 'guarded'>> & { context?: object; signal?: AbortSignal } = {},
): Exchange {
  const made = decidedExchange({ asked });
  const exchange = new Exchange('req_2', made.at, {
    ...made.incoming,
    ...(changed.signal && { signal: changed.signal }),
  });
  for (const part of ['incoming', 'plan', 'subjects', 'decided', 'obligations'] as const)
    exchange.put(part, made.get(part));
  exchange.put('context', { ...made.get('context'), ...changed.context });
  exchange.put('guarded', changed.guarded ?? { variables: {} });
  exchange.put('intent', { recorded: true });
  return exchange;
}

function agencies(sharedFetches?: SharedFetches<Made['fetched']>) {
  const calls: SubgraphCall[] = [];
  const opened = Promise.withResolvers<undefined>();
  const parts = {
    ...{ sharedFetches, newId: (prefix: string) => `${prefix}_1` },
    orders: { sign: () => Promise.resolve('order') },
    governance: { decisionFacts: () => Promise.resolve({}) },
    subgraphs: {
      call: async (call: SubgraphCall) => {
        calls.push(call);
        await opened.promise;
        return { data: null, errors: [], extensions: {} };
      },
    },
  };
  const open = (): void => {
    opened.resolve(undefined);
  };
  return { calls, open, parts: parts as unknown as GatewayParts };
}

describe('the same question, asked again while it is being answered', () => {
  it('is fetched again where nothing is shared', async () => {
    const { calls, open, parts } = agencies();
    open();
    await Promise.all([fetchReleased(ready(), parts), fetchReleased(ready(), parts)]);
    expect(calls).toHaveLength(4);
  });

  it('shares the calls, and each request has what was fetched', async () => {
    const { calls, open, parts } = agencies(new SharedFetches());
    const [one, other] = [ready(), ready()];
    const both = Promise.all([fetchReleased(one, parts), fetchReleased(other, parts)]);
    open();
    await both;
    expect(calls).toHaveLength(2);
    expect(other.get('fetched').data).toBe(one.get('fetched').data);
  });

  it('goes on for the other when the one who asked first goes away', async () => {
    const { calls, open, parts } = agencies(new SharedFetches());
    const leaving = new AbortController();
    const [one, other] = [ready({ signal: leaving.signal }), ready()];
    const [first, second] = [fetchReleased(one, parts), fetchReleased(other, parts)];
    leaving.abort();
    await expect(first).rejects.toThrow('aborted');
    open();
    await second;
    expect(other.peek('fetched')).toBeDefined();
    expect(calls).toHaveLength(2);
  });
});

describe('what was fetched for somebody else', () => {
  const joined = async (round: Partial<Round>) => {
    const exchange = ready();
    const met = { subjects: exchange.get('subjects'), obligations: [], ...round };
    const value = { data: '"theirs"', sources: new SourceReports(), rounds: [met] };
    const { calls, open, parts } = agencies({
      join: () => Promise.resolve({ value, isFirst: false }),
    } as unknown as SharedFetches<Made['fetched']>);
    open();
    await fetchReleased(exchange, parts);
    return { calls, fetched: exchange.get('fetched') };
  };

  it('is taken over where those who were met on the way are decided about alike', async () => {
    const { calls, fetched } = await joined({});
    expect(calls).toEqual([]);
    expect(fetched.data).toBe('"theirs"');
  });

  it('is not where something else is released about them: then the request fetches for itself', async () => {
    const { decision } = ready().get('decided');
    const { calls, fetched } = await joined({ taken: { decision } as unknown as TakenDecision });
    expect(calls).toHaveLength(2);
    expect(fetched.data).not.toBe('"theirs"');
  });
});

describe('what may share a fetch', () => {
  it('is the same question under the same decision, whatever its own ids', () => {
    expect(fetchKey(ready())).toBe(fetchKey(ready()));
  });

  it.each([
    ['another practitioner', { context: { practitionerId: 'prc_tom' } }],
    ['another agency', { context: { agencyId: 'agy_alderbrook' } }],
    ['another purpose', { context: { purpose: 'DIRECT_CARE' } }],
    ['another case', { context: { caseRef: 'S47-2' } }],
    ['a broken glass', { context: { breakGlassId: 'bgl_1' } }],
    ['other variables', { guarded: { variables: { first: 2 } } }],
  ])('is not one with %s', (_what, changed) => {
    expect(fetchKey(ready(changed))).not.toBe(fetchKey(ready()));
  });

  it('is not one whose decision releases less, or rests on other facts', () => {
    const [less, otherwise] = [ready(), ready()];
    const [cell] = less.get('decided').decision.cells;
    Object.assign(cell ?? {}, { result: 'WITHHOLD' });
    Object.assign(otherwise.get('decided'), { input: { jurisdiction: 'WAL' } });
    expect(new Set([ready(), less, otherwise].map(fetchKey)).size).toBe(3);
  });
});
