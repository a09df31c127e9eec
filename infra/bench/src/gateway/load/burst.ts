import { Connection } from './connection.js';
import { Judge } from './judge.js';
import type { Burst, BurstResult } from './protocol.js';

/** Sends a burst: each connection asks again as soon as it is answered, until the time is up. */
export async function sendBurst(burst: Burst): Promise<BurstResult> {
  const judge = new Judge(burst.golden);
  const requests = requestsOf(burst);
  const times: number[] = [];
  let bytes = 0;
  let next = 0;
  const start = performance.now();
  const until = start + burst.seconds * 1000;
  const ask = async (connection: Connection): Promise<void> => {
    while (performance.now() < until) {
      const request = requests[next++ % requests.length] ?? '';
      const sent = performance.now();
      const response = await connection.send(request);
      times.push(performance.now() - sent);
      bytes ||= response.body.length;
      judge.judge(response);
    }
  };
  const connections = Array.from({ length: burst.connections }, () => new Connection(burst.port));
  try {
    await Promise.all(connections.map(ask));
  } finally {
    for (const connection of connections) connection.close();
  }
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  return { count: times.length, seconds, bytes, p50Ms: at(times, 0.5), p99Ms: at(times, 0.99) };
}

function requestsOf({ port, query, headers, authorizations }: Burst): Buffer[] {
  const body = JSON.stringify({ query });
  const lines = [
    'POST /graphql HTTP/1.1',
    `host: 127.0.0.1:${String(port)}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${String(Buffer.byteLength(body))}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const each =
    authorizations.length === 0 ? [[]] : authorizations.map((value) => [`authorization: ${value}`]);
  return each.map((more) => Buffer.from(`${[...lines, ...more].join('\r\n')}\r\n\r\n${body}`));
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
