import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Burst, BurstResult } from './load/protocol.js';
import { messageFrom, startPinned, stopProcess } from './processes/pinned.js';
import type { Served } from './subgraphs/memo-server.js';
import { type Keys, makeKeys } from './registers/keys.js';
import { worlds } from './subgraphs/worlds.js';
import { composed } from './workload/compose.js';

/** What a gateway is started over. */
export interface Ground {
  /** File of the composed supergraph. */
  readonly supergraph: string;
  readonly services: readonly { readonly name: string; readonly url: string }[];
}

/** Services and load, on the core that is not measured. */
export interface BenchGround {
  /** A folder that goes away with the ground. */
  readonly directory: string;
  readonly keys: Keys;
  /** Where the services, the ledger's place and the issuer's keys are served. */
  readonly url: string;
  /** What a gateway over this world is started with. */
  over(world: string): Ground;
  /** Sends a burst and waits for what comes of it. */
  send(burst: Burst): Promise<BurstResult>;
  /** What the services were asked and told so far. */
  served(): Promise<Served>;
  close(): Promise<void>;
}

const program = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Starts the services and the load. */
export async function startGround(): Promise<BenchGround> {
  const cache = join(process.cwd(), '.pontio', 'cache', 'bench');
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(join(cache, 'run-'));
  const keys = await makeKeys(directory);
  const services = startPinned({
    place: 'BESIDE',
    args: [program('./subgraphs/main.js')],
    env: { JWKS: keys.jwks },
  });
  const { port } = await messageFrom<{ port: number }>(services, 'the services');
  const load = startPinned({ place: 'BESIDE', args: [program('./load/main.js')] });
  await messageFrom(load, 'the load');
  const url = `http://127.0.0.1:${String(port)}`;
  // Made once: a gateway may watch the file of its supergraph.
  const grounds = new Map<string, Ground>();
  return {
    ...{ directory, keys, url },
    over: (world) => {
      const ground = grounds.get(world) ?? groundOver(world, url, directory);
      grounds.set(world, ground);
      return ground;
    },
    send: (burst) => tell<BurstResult>(load, burst, 'the load'),
    served: () => tell<Served>(services, 'count', 'the services'),
    close: async () => {
      await Promise.all([load, services].map(stopProcess));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function groundOver(name: string, url: string, directory: string): Ground {
  const world = worlds.find((one) => one.name === name);
  if (world === undefined) throw new Error(`There is no world "${name}".`);
  const placed = world.services.map((service) => ({ ...service, url: `${url}/${name}/${service.name}` }));
  const supergraph = join(directory, `${name}.graphql`);
  writeFileSync(supergraph, composed(placed));
  return { supergraph, services: placed.map(({ name: service, url: at }) => ({ name: service, url: at })) };
}

function tell<T>(child: ChildProcess, message: object | string, what: string): Promise<T> {
  const answer = messageFrom<T>(child, what);
  child.send(message);
  return answer;
}
