import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { memoryRateLimit } from './rate-limit.js';

describe('a limit of two a minute', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lets two through and says of the third for how long it is over, and whether it was before', async () => {
    const limit = memoryRateLimit(2);
    expect(await limit.take('a')).toBeUndefined();
    jest.advanceTimersByTime(20_000);
    expect(await limit.take('a')).toBeUndefined();
    expect(await limit.take('a')).toEqual({ retryAfterSeconds: 40, isRepeated: false });
    jest.advanceTimersByTime(39_500);
    expect(await limit.take('a')).toEqual({ retryAfterSeconds: 1, isRepeated: true });
  });

  it('begins anew a minute after the first, for each key by itself', async () => {
    const limit = memoryRateLimit(2);
    const isOver = async (key: string): Promise<boolean> => (await limit.take(key)) !== undefined;
    const thrice = async (key: string): Promise<boolean[]> => [
      await isOver(key),
      await isOver(key),
      await isOver(key),
    ];
    expect(await thrice('a')).toEqual([false, false, true]);
    jest.advanceTimersByTime(30_000);
    expect(await thrice('b')).toEqual([false, false, true]);
    jest.advanceTimersByTime(30_001);
    expect(await thrice('a')).toEqual([false, false, true]);
    expect(await limit.take('b')).toEqual({ retryAfterSeconds: 30, isRepeated: true });
  });
});
