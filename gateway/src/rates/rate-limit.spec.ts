import { describe, expect, it } from '@jest/globals';
import { memoryRateLimit } from './rate-limit.js';

describe('a limit of two a minute', () => {
  let now = 0;
  const twoAMinute = (): ReturnType<typeof memoryRateLimit> => memoryRateLimit(2, () => now);

  it('lets two through and says of the third for how long it is over, and whether it was before', async () => {
    now = 0;
    const limit = twoAMinute();
    expect(await limit.take('a')).toBeUndefined();
    now = 20_000;
    expect(await limit.take('a')).toBeUndefined();
    expect(await limit.take('a')).toEqual({ retryAfterSeconds: 40, isRepeated: false });
    now = 59_900;
    expect(await limit.take('a')).toEqual({ retryAfterSeconds: 1, isRepeated: true });
  });

  it('begins anew a minute after the first, for each key by itself', async () => {
    now = 0;
    const limit = twoAMinute();
    const all = async (key: string): Promise<boolean[]> => [
      (await limit.take(key)) !== undefined,
      (await limit.take(key)) !== undefined,
      (await limit.take(key)) !== undefined,
    ];
    expect(await all('a')).toEqual([false, false, true]);
    now = 30_000;
    expect(await all('b')).toEqual([false, false, true]);
    now = 60_000;
    expect(await all('a')).toEqual([false, false, true]);
    expect(await limit.take('b')).toEqual({ retryAfterSeconds: 30, isRepeated: true });
  });
});
