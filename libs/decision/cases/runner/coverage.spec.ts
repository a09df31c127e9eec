import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/index.js';
import { toInput } from './case-input.js';
import { coverageOf, proofOf } from './coverage.js';
import { shippedCases, shippedPolicy } from './shipped.js';

const policy = shippedPolicy();
const decided = shippedCases().map(({ file }) => {
  const input = toInput(file);
  return { input, decision: decide(input, policy) };
});
const figures = coverageOf(decided, policy).map((one) => [one.of, one] as const);

describe('the golden cases', () => {
  it.each(figures)('bring about all %s', (_of, { missing }) => {
    expect(missing).toEqual([]);
  });

  it('show of a gateway that can never carry anything why it cannot', () => {
    const others = [...policy.law.gateways.values()]
      .map((gateway) => [gateway.code, proofOf(gateway)])
      .filter(([, proof]) => proof !== 'USED');
    expect(others).toEqual([
      ['ENG.CA2004.16LC', 'GATEWAY_NOT_IN_FORCE'],
      ['EW.MSA2015.52', 'RECIPIENT_NOT_ELIGIBLE'],
      ['CL.PUBLIC_INTEREST', 'NO_GATEWAY'],
    ]);
  });

  it('would be found wanting if there were none', () => {
    const nothing = coverageOf([], policy);
    expect(nothing.map(({ missing, total }) => missing.length === total)).toEqual(nothing.map(() => true));
  });
});
