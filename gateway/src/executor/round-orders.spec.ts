import { describe, expect, it } from '@jest/globals';
import type { ReleaseOrder } from '@pontio/request-context';
import { releaseOf } from '../../test/decided.js';
import { person, preparedOf, withPolice } from '../../test/enforced.js';
import type { HolderOf } from '../exchange.js';
import { cellsOfPlan } from './plan-cells.js';
import { RoundOrders } from './round-orders.js';

const ATTENDANCE = 'EducationRecord.attendancePercent';
const EDUCATION = 'agency-education';
const holderOf: HolderOf = (subgraph) => `agy_${subgraph}`;
const allowed = (subjectId: string) => ({
  ...{ subjectId, holderId: `agy_${EDUCATION}`, field: ATTENDANCE, result: 'ALLOW' as const },
  ...{ reason: 'SHARED' as const, requestable: false },
});

describe('the orders of a request', () => {
  it('are signed again only where they have to cover somebody else', async () => {
    const signed: Pick<ReleaseOrder, 'grants'>[] = [];
    const prepared = preparedOf(
      '{ person(identifier: { system: NHS, value: "1" }) { education { attendancePercent } } }',
    );
    const release = releaseOf({ cells: [allowed('per_ellie')] }, [person('ellie')], holderOf);
    const { fetches } = cellsOfPlan(prepared, withPolice.subjects, {});
    const orders = new RoundOrders({
      ...{ fetches, release, variables: {}, subjects: withPolice.subjects, variants: withPolice.variants },
      sign: (order) => Promise.resolve(`order ${String(signed.push(order))}`),
    });
    const meet = (name: string, cells: readonly ReturnType<typeof allowed>[]): void => {
      const asks = cells.map(({ subjectId, holderId }) => ({
        ...{ subjectId, holderId },
        fields: [{ field: ATTENDANCE }] as never,
      }));
      release.admit({ subjects: [person(name)], asks, decision: { cells } });
    };

    expect(await orders.for(EDUCATION)).toBe('order 1');
    meet('tom', []);
    expect(await orders.for(EDUCATION)).toBe('order 1');
    meet('noah', [allowed('per_noah')]);
    expect(await orders.for(EDUCATION)).toBe('order 2');
    expect(signed.at(-1)?.grants.flatMap(({ subjects }) => subjects)).toEqual([
      'agency-education:ellie',
      'agency-education:noah',
    ]);
  });
});
