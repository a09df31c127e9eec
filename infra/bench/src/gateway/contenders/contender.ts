import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { BenchGround } from '../bench-ground.js';
import type { Ask } from '../load/protocol.js';
import type { Question } from '../workload/questions.js';
import { gatewayFlags, startPinned, stopProcess } from '../processes/pinned.js';

/** A gateway to be measured. */
export interface Contender {
  readonly name: string;
  /** How it is asked, and what it must answer, where that is not the question as it stands. */
  readonly asking?: (question: Question) => Pick<Ask, 'query' | 'golden'>;
  /** The world it stands over. */
  readonly world: string;
  /** Its Node arguments, folder and environment; its port and ground come beside. */
  readonly command: (ground: BenchGround) => Command;
}

/** How a gateway is started. */
export interface Command {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A gateway that answers. */
export interface RunningContender {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** @throws an Error when the gateway does not come up */
export async function startContender(contender: Contender, ground: BenchGround): Promise<RunningContender> {
  const { name, world, command } = contender;
  const port = await freePort();
  const { cwd, args, env } = command(ground);
  const { supergraph, services } = ground.over(world);
  const child = startPinned({
    place: 'MEASURED',
    cwd,
    args: [...gatewayFlags, ...args],
    env: {
      ...env,
      PORT: String(port),
      SUPERGRAPH: supergraph,
      SERVICES: JSON.stringify(services),
    },
  });
  await answering(name, port, child);
  return { name, port, pid: child.pid ?? 0, stop: () => stopProcess(child) };
}

async function answering(name: string, port: number, child: ChildProcess): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until && child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${String(port)}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    }).catch(() => undefined);
    await response?.arrayBuffer();
    // Any answer will do: one of the gateways refuses whoever shows no token.
    if (response !== undefined && response.status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stopProcess(child);
  throw new Error(`${name} does not answer: PONTIO_BENCH_LOUD=1 shows what it says.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
