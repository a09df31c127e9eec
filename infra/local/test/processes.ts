import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../../..');

/** One service as a process of its own, started from its built `main.js` as a container would start it. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private address = '';

  /**
   * @param folder - of the project, for example `services/ledger`
   * @param portSetting - name of the setting that holds its port
   */
  constructor(
    readonly name: string,
    private readonly folder: string,
    private readonly portSetting: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  get url(): string {
    return this.address;
  }

  /** Starts it and waits until it says that it is ready; started again, it takes the port it had. */
  async start(): Promise<this> {
    const main = join(root, this.folder, 'dist', 'main.js');
    if (!existsSync(main))
      throw new Error(`${main} is missing: run the tests with npm test, which builds first.`);
    const port = this.address === '' ? '0' : new URL(this.address).port;
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], PONTIO_LOG_LEVEL: 'info', ...this.env, [this.portSetting]: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const complaints: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => complaints.push(String(chunk)));
    for await (const line of createInterface({ input: child.stdout })) {
      const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
      if (msg === 'ready' && url !== undefined) {
        this.address = url;
        child.stdout.resume();
        return this;
      }
    }
    throw new Error(`${this.name} ended before it was ready: ${complaints.join('')}`);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to stop in its own time. @returns its exit code */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }
}
