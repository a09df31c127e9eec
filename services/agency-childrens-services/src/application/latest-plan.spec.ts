import { describe, expect, it } from '@jest/globals';
import { latestPlan, planColumns } from './latest-plan.js';

const protection = { kind: 'CHILD_PROTECTION', startedOn: '2024-11-18', endedOn: '2025-07-04' } as const;
const inNeed = { kind: 'CHILD_IN_NEED', startedOn: '2025-07-04', endedOn: null } as const;
const fields = ['plan', 'planEndedOn', 'planIsCurrent', 'planStartedOn'];

describe('latestPlan', () => {
  it('tells of the plan that started last', () => {
    expect(latestPlan([protection, inNeed], fields)).toEqual({
      plan: 'CHILD_IN_NEED',
      planEndedOn: null,
      planIsCurrent: true,
      planStartedOn: '2025-07-04',
    });
    expect(latestPlan([protection], ['plan', 'planIsCurrent'])).toEqual({
      plan: 'CHILD_PROTECTION',
      planIsCurrent: false,
    });
  });

  it('does not call a plan current, nor ended, when there is none', () => {
    expect(latestPlan([], ['plan', 'planIsCurrent'])).toEqual({ plan: null, planIsCurrent: null });
  });

  it('reads the end of plans only where a released field needs it', () => {
    expect(planColumns(['plan', 'planStartedOn'])).toEqual(['startedOn']);
    expect(planColumns(['planIsCurrent'])).toEqual(['startedOn', 'endedOn']);
  });
});
