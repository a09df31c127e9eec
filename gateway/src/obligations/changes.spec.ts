import { describe, expect, it } from '@jest/globals';
import { changeOf } from './changes.js';

const changed = (reason: Parameters<typeof changeOf>[0]['reason']) =>
  changeOf({ result: 'TRANSFORM', reason });

describe('a value that may leave only changed', () => {
  it('passes with its marker where the person disputes it', () => {
    expect(changed('DISPUTED')).toMatchObject({ obligation: 'MARK_DISPUTED', passes: true });
  });

  it('does not leave its agency where it would show a place', () => {
    expect(changed('RESTRICTED')).toMatchObject({ obligation: 'MASK_LOCATION', passes: false });
  });

  it('does not leave its agency where it speaks of other people, and is not said to be shared', () => {
    expect(changed('THIRD_PARTY')).toMatchObject({
      obligation: 'REDACT_THIRD_PARTY',
      passes: false,
      text: expect.stringContaining('kept back'),
    });
  });

  it('has no change for a reason that nobody foresaw', () => {
    expect(changed('SMALL_NUMBERS')).toBeUndefined();
  });

  it.each(['ALLOW', 'WITHHOLD', 'HIDE'] as const)('is none where the decision says %s', (result) => {
    expect(changeOf({ result, reason: 'RESTRICTED' })).toBeUndefined();
  });
});
