import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

const tooLate = (): Error => new Error('too late');

describe('events that are kept together', () => {
  it('are refused when the disk says nothing in time', async () => {
    const { promise: silence, resolve: speak } = Promise.withResolvers<undefined>();
    const commits = new GroupCommit({ write: () => silence, deadlineMs: 20, tooLate });
    await expect(commits.add(['a'])).rejects.toThrow('too late');
    speak(undefined);
    await commits.idle();
  });

  it('are not refused because this process was busy itself when the disk answered', async () => {
    const write = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const commits = new GroupCommit({ write, deadlineMs: 20, tooLate });
    // From here the event loop comes to its timers before it comes to the write's answer.
    await new Promise((resolve) => setImmediate(resolve));
    const added = commits.add(['a']);
    // The write begins; then the deadline passes while nothing else can run.
    await Promise.resolve();
    await Promise.resolve();
    const busyUntil = performance.now() + 60;
    while (performance.now() < busyUntil);
    await expect(added).resolves.toBeUndefined();
  });
});
