import { describe, expect, it } from '@jest/globals';
import { SharedFetches } from './shared-fetches.js';

/** A fetch that ends when it is told to, and notes how often it began and whether it was ended. */
function slowFetch() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const seen: AbortSignal[] = [];
  const fetch = (signal: AbortSignal): Promise<string> => {
    seen.push(signal);
    return promise;
  };
  return { fetch, seen, resolve, reject };
}

describe('a shared fetch', () => {
  it('is made once for all who ask at the same time, and anew for whoever asks later', async () => {
    const shared = new SharedFetches<string>();
    const { fetch, seen, resolve } = slowFetch();
    const both = Promise.all([shared.join('k', undefined, fetch), shared.join('k', undefined, fetch)]);
    resolve('x');
    expect(await both).toEqual([
      { value: 'x', isFirst: true },
      { value: 'x', isFirst: false },
    ]);
    expect(seen).toHaveLength(1);
    await shared.join('k', undefined, fetch);
    expect(seen).toHaveLength(2);
  });

  it('is not shared between those who ask for something else', async () => {
    const shared = new SharedFetches<string>();
    const { fetch, seen, resolve } = slowFetch();
    const both = Promise.all([shared.join('a', undefined, fetch), shared.join('b', undefined, fetch)]);
    resolve('x');
    await both;
    expect(seen).toHaveLength(2);
  });

  it('goes on for the others when the one for whom it was begun goes away', async () => {
    const shared = new SharedFetches<string>();
    const { fetch, seen, resolve } = slowFetch();
    const leaving = new AbortController();
    const first = shared.join('k', leaving.signal, fetch);
    const second = shared.join('k', new AbortController().signal, fetch);
    leaving.abort();
    await expect(first).rejects.toThrow('aborted');
    expect(seen[0]?.aborted).toBe(false);
    resolve('x');
    expect(await second).toEqual({ value: 'x', isFirst: false });
  });

  it('ends when nobody waits for it, and is begun anew for whoever asks then', async () => {
    const shared = new SharedFetches<string>();
    const { fetch, seen, resolve } = slowFetch();
    const leaving = new AbortController();
    const only = shared.join('k', leaving.signal, fetch);
    leaving.abort();
    await expect(only).rejects.toThrow('aborted');
    expect(seen[0]?.aborted).toBe(true);
    const next = shared.join('k', undefined, fetch);
    resolve('x');
    expect(await next).toEqual({ value: 'x', isFirst: true });
  });

  it('fails for all who wait for it, and is not remembered', async () => {
    const shared = new SharedFetches<string>();
    const { fetch, seen, reject } = slowFetch();
    const both = [shared.join('k', undefined, fetch), shared.join('k', undefined, fetch)];
    reject(new Error('down'));
    for (const one of both) await expect(one).rejects.toThrow('down');
    await expect(shared.join('k', undefined, fetch)).rejects.toThrow('down');
    expect(seen).toHaveLength(2);
  });
});
