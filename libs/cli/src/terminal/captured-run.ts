import { runPontio } from '../program.js';

/** What a run of the command left behind: for specs. */
export interface CapturedRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command with its streams caught: for specs. */
export async function captureRun(...args: readonly string[]): Promise<CapturedRun> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const code = await runPontio(args, {
    stdout: (text) => stdout.push(text),
    stderr: (text) => stderr.push(text),
    colour: false,
  });
  return { code, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
}
