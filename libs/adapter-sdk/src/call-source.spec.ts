import { describe, expect, it } from '@jest/globals';
import { callSource, sourcePolicy } from './call-source.js';
import { SourceFault } from './source-fault.js';

/** A source that fails as told, then answers. */
function source(...failures: Error[]): { calls: number[]; ask: () => Promise<string> } {
  const calls: number[] = [];
  const ask = (): Promise<string> => {
    calls.push(performance.now());
    const failure = failures[calls.length - 1];
    return failure === undefined ? Promise.resolve('answer') : Promise.reject(failure);
  };
  return { calls, ask };
}

const down = (): Error => new TypeError('fetch failed');

describe('callSource', () => {
  it('tries once more when the source did not answer', async () => {
    const { calls, ask } = source(down());
    await expect(callSource(sourcePolicy({ name: 'x' }), ask)).resolves.toBe('answer');
    expect(calls).toHaveLength(2);
  });

  it('waits as long as the source asks before it tries again', async () => {
    const { calls, ask } = source(new SourceFault('BUSY', 'status 429', 120));
    await expect(callSource(sourcePolicy({ name: 'x' }), ask)).resolves.toBe('answer');
    expect((calls[1] ?? 0) - (calls[0] ?? 0)).toBeGreaterThanOrEqual(115);
  });

  it('gives up at once when the source asks for a longer wait than the limit', async () => {
    const { calls, ask } = source(new SourceFault('BUSY', 'status 429', 60_000));
    const policy = sourcePolicy({ name: 'x', longestWaitMs: 1000 });
    await expect(callSource(policy, ask)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(calls).toHaveLength(1);
  });

  it('does not repeat what the source refused', async () => {
    const { calls, ask } = source(new SourceFault('REFUSED', 'status 401'));
    await expect(callSource(sourcePolicy({ name: 'x' }), ask)).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
      cause: { kind: 'REFUSED' },
    });
    expect(calls).toHaveLength(1);
  });

  it('stops an attempt that takes too long, and tells the call so', async () => {
    const signals: AbortSignal[] = [];
    const policy = sourcePolicy({ name: 'x', timeoutMs: 20 });
    const hangs = (signal: AbortSignal): Promise<never> => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    await expect(callSource(policy, hangs)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('leaves a source alone after failures in a row, and tries it again after a rest', async () => {
    const { calls, ask } = source(down(), down(), down(), down());
    const policy = sourcePolicy({ name: 'x', breakAfter: 2, restMs: 30 });
    await expect(callSource(policy, ask)).rejects.toThrow();
    await expect(callSource(policy, ask)).rejects.toThrow();
    await expect(callSource(policy, ask)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(calls).toHaveLength(4);
    const rested = performance.now() + 35;
    while (performance.now() < rested) await new Promise((resolve) => setImmediate(resolve));
    await expect(callSource(policy, ask)).resolves.toBe('answer');
  });

  it('does not count refusals as failures of the source', async () => {
    const refused = new SourceFault('REFUSED', 'status 403');
    const { ask } = source(refused, refused, refused);
    const policy = sourcePolicy({ name: 'x', breakAfter: 2 });
    for (let i = 0; i < 3; i += 1) await expect(callSource(policy, ask)).rejects.toThrow();
    await expect(callSource(policy, ask)).resolves.toBe('answer');
  });
});
