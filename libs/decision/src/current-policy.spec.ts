import { describe, expect, it } from '@jest/globals';
import { RandomInputs } from '../test/random/random-input.js';
import { shippedPolicy } from '../cases/runner/index.js';
import { type Policy, PolicySwitch, stagedEngine } from './index.js';

const { law } = shippedPolicy();
const today: Policy = { law, policyVersion: 'today' };
const tomorrow: Policy = { law, policyVersion: 'tomorrow' };
const broken: Policy = {
  policyVersion: 'broken',
  law: {
    ...law,
    gateways: new Map(
      [...law.gateways].map(([code, row]) => [code, { ...row, conditions: ['GOOD_WILL' as never] }]),
    ),
  },
};
const input = new RandomInputs(1, law).next();

describe('the policy in force', () => {
  it('decides as the specification says', () => {
    expect(new PolicySwitch(today).current.decide(input)).toEqual(stagedEngine(today).decide(input));
  });

  it('is another from one request to the next, and a request under way keeps its own', () => {
    const policies = new PolicySwitch(today);
    const underWay = policies.current;
    policies.activate(tomorrow);
    expect(policies.current.decide(input).policyVersion).toBe('tomorrow');
    expect(underWay.decide(input).policyVersion).toBe('today');
  });

  it('stays when the next one uses a word that nobody knows', () => {
    const policies = new PolicySwitch(today);
    expect(() => {
      policies.activate(broken);
    }).toThrow('"GOOD_WILL" is not a word of the vocabulary.');
    expect(policies.current.policy).toBe(today);
  });
});
