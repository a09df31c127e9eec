import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import { join } from 'node:path';
import type { Parts } from './parts.js';

/** What another shell needs to use a running system; holds no secret. */
export interface SystemDescription {
  readonly pid: number;
  readonly gateway: string;
  readonly issuer: string;
  /** Folder with the private keys of the practice ground's clients. */
  readonly clientKeys: string;
  readonly log: string;
}

const descriptionFile = (runDir: string): string => join(runDir, 'system.json');
const socketFile = (runDir: string): string => join(runDir, 'control.sock');

/** Lets another shell of the same user stop and start parts, as the demonstration does. */
export async function openControl(
  runDir: string,
  parts: Parts,
  description: SystemDescription,
): Promise<() => Promise<void>> {
  mkdirSync(runDir, { recursive: true, mode: 0o700 });
  const socket = socketFile(runDir);
  if (existsSync(socket)) rmSync(socket);
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, parts);
  });
  await listen(server, socket);
  writeFileSync(descriptionFile(runDir), JSON.stringify(description, null, 2));
  return async () => {
    rmSync(descriptionFile(runDir), { force: true });
    await new Promise((resolve) => server.close(resolve));
  };
}

/** Asks a running system to stop or start one of its parts. */
export async function control(runDir: string, verb: 'stop' | 'start', part: string): Promise<void> {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request({ socketPath: socketFile(runDir), path: `/${verb}/${part}`, method: 'POST' }, (response) => {
      response.resume().on('end', () => {
        resolve(response.statusCode);
      });
    })
      .on('error', reject)
      .end();
  });
  if (status !== 200) throw new Error(`The running system could not ${verb} ${part}.`);
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, parts: Parts): Promise<void> {
  const [, verb, part = ''] = incoming.url?.split('/') ?? [];
  try {
    const isKnown = verb === 'stop' ? await parts.stop(part) : verb === 'start' && (await parts.start(part));
    outgoing.writeHead(isKnown ? 200 : 404).end();
  } catch {
    outgoing.writeHead(500).end();
  }
}

function listen(server: Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
}
