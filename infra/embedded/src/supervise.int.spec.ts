import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { supervise } from './supervise.js';

const folder = mkdtempSync(join(tmpdir(), 'pontio-supervise-'));
const logFile = join(folder, 'server.log');

/** Whether any process of the group that the guard leads is alive. */
function groupLives(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function groupEnds(pid: number): Promise<void> {
  while (groupLives(pid)) await pause(10);
}

async function logSays(text: string): Promise<void> {
  while (!readFileSync(logFile, 'utf8').includes(text)) await pause(10);
}

describe('supervise', () => {
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('stops the program with its own signal and lets it finish in order', async () => {
    const script = 'trap "echo tidied; exit 0" TERM; echo ready; while :; do sleep 0.05; done';
    const program = supervise({ command: ['/bin/sh', '-c', script], stopSignal: 'TERM', logFile });
    await logSays('ready');

    await program.stop();

    expect(readFileSync(logFile, 'utf8')).toContain('tidied');
    expect(program.isRunning()).toBe(false);
  });

  it('notices when the program ends by itself', async () => {
    const program = supervise({ command: ['/bin/sh', '-c', 'exit 3'], stopSignal: 'TERM', logFile });
    await program.ended;
    expect(program.isRunning()).toBe(false);
    await program.stop();
  });

  it('ends the program when the process that started it is killed', async () => {
    const module = JSON.stringify(new URL('./supervise.ts', import.meta.url).href);
    const command = JSON.stringify({ command: ['/bin/sleep', '600'], stopSignal: 'TERM', logFile });
    const code = `import { supervise } from ${module}; console.log(supervise(${command}).pid);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(output.toString());
    expect(groupLives(pid)).toBe(true);

    parent.kill('SIGKILL');

    await groupEnds(pid);
  });
});
