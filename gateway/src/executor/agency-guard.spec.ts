import { beforeEach, describe, expect, it } from '@jest/globals';
import { AgencyGuard } from './agency-guard.js';

describe('what stands in front of an agency', () => {
  let now: number;
  let guard: AgencyGuard;
  let calls: number;
  beforeEach(() => {
    now = 0;
    calls = 0;
    guard = new AgencyGuard({ calls: 2, breakAfter: 3, restMs: 100 }, () => now);
  });

  const counted = <T>(result: Promise<T>, signal?: AbortSignal): Promise<T> =>
    guard.run(() => {
      calls += 1;
      return result;
    }, signal);
  const succeeds = (): Promise<string> => counted(Promise.resolve('answer'));
  const fails = (signal?: AbortSignal): Promise<unknown> =>
    counted(Promise.reject(new Error('down')), signal).catch(String);
  async function tire(): Promise<void> {
    for (let failure = 0; failure < 3; failure += 1) await fails();
  }

  it('lets an answer and a failure through as they are', async () => {
    expect(await succeeds()).toBe('answer');
    expect(await fails()).toBe('Error: down');
  });

  it('lets no more calls through at one time than it may, and the next as soon as one has ended', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const both = [counted(promise), counted(promise)];
    await expect(succeeds()).rejects.toThrow('as many calls');
    resolve('late');
    expect(await Promise.all(both)).toEqual(['late', 'late']);
    expect(await succeeds()).toBe('answer');
  });

  it('lets nothing through for a while after so many failures in a row', async () => {
    await tire();
    now = 99;
    await expect(succeeds()).rejects.toThrow('again and again');
    expect(calls).toBe(3);
  });

  it('begins to count anew with every answer', async () => {
    await fails();
    await fails();
    await succeeds();
    await fails();
    await fails();
    expect(await succeeds()).toBe('answer');
  });

  it('lets one call through after that while, and all once that one is answered', async () => {
    await tire();
    now = 100;
    const { promise, resolve } = Promise.withResolvers<string>();
    const trial = counted(promise);
    await expect(succeeds()).rejects.toThrow('again and again');
    resolve('back');
    expect(await trial).toBe('back');
    expect(await Promise.all([succeeds(), succeeds()])).toEqual(['answer', 'answer']);
  });

  it('lets nothing through for as long again when that one fails', async () => {
    await tire();
    now = 100;
    await fails();
    now = 199;
    await expect(succeeds()).rejects.toThrow('again and again');
    now = 200;
    expect(await succeeds()).toBe('answer');
  });

  it('does not count calls whose callers went away, and one of them decides nothing', async () => {
    const gone = AbortSignal.abort();
    for (let failure = 0; failure < 5; failure += 1) await fails(gone);
    expect(await succeeds()).toBe('answer');
    await tire();
    now = 100;
    await fails(gone);
    expect(await succeeds()).toBe('answer');
  });
});
