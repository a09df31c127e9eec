import { describe, expect, it } from '@jest/globals';
import { Afterwards } from './afterwards.js';

describe('what is done after an answer has left', () => {
  it('holds nobody up, and is tried until it succeeds', async () => {
    const afterwards = new Afterwards([0, 0, 0]);
    const { promise: done, resolve } = Promise.withResolvers<undefined>();
    let attempts = 0;
    afterwards.add('a test', () => {
      attempts += 1;
      if (attempts < 3) return Promise.reject(new Error('not yet'));
      resolve(undefined);
      return Promise.resolve();
    });
    expect(attempts).toBe(0);
    await done;
    await afterwards.close();
    expect(attempts).toBe(3);
  });

  it('is not left undone when the process ends', async () => {
    const afterwards = new Afterwards([3_600_000]);
    let isDone = false;
    afterwards.add('a test', () => {
      isDone = true;
      return Promise.resolve();
    });
    await afterwards.close();
    expect(isDone).toBe(true);
  });

  it('is given up where it fails each time', async () => {
    const afterwards = new Afterwards([0, 0]);
    let attempts = 0;
    const { promise: failed, resolve } = Promise.withResolvers<undefined>();
    afterwards.add('a test', () => {
      attempts += 1;
      if (attempts === 2) resolve(undefined);
      return Promise.reject(new Error('never'));
    });
    await failed;
    await afterwards.close();
    expect(attempts).toBe(2);
  });
});
