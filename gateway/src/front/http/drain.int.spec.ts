import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Drain } from './drain.js';
import { limitServer } from './limit-server.js';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

async function listen(listener: RequestListener, prepare: (server: Server) => void): Promise<number> {
  const server = createServer(listener);
  prepare(server);
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('a server that drains', () => {
  it('lets what is under way end, begins nothing new, and says so', async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<undefined>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const drain = new Drain(5000);
    const port = await listen(
      (_request, response) => {
        begin(undefined);
        void mayEnd.then(() => response.end('done'));
      },
      (server) => {
        drain.standBefore(server);
      },
    );
    const url = `http://127.0.0.1:${port}`;
    const underWay = fetch(url);
    await begun;
    const drained = drain.end();
    const refused = await fetch(url);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'GATEWAY_CLOSING' } }] });
    const health = await fetch(`${url}/health`);
    expect(health.status).toBe(503);
    expect(await health.json()).toEqual({ status: 'draining' });
    end(undefined);
    await drained;
    expect(await (await underWay).text()).toBe('done');
  });

  it('waits no longer than its limit for what does not end', async () => {
    const drain = new Drain(50);
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const port = await listen(
      () => {
        begin(undefined);
      },
      (server) => {
        drain.standBefore(server);
      },
    );
    const hanging = fetch(`http://127.0.0.1:${port}`).catch(() => 'closed');
    await begun;
    await drain.end();
    for (const server of servers) server.closeAllConnections();
    expect(await hanging).toBe('closed');
  });
});

describe('a caller who takes too long', () => {
  const patience = { headersMs: 100, requestMs: 200, idleMs: 1000, lookMs: 20 };

  it.each([
    ['their headers', 'POST /graphql HTTP/1.1\r\nhost: a\r\nx-slow: '],
    ['their body', 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{'],
  ])('over %s is turned away', async (_what, begun) => {
    const port = await listen(
      (request, response) =>
        void text(request)
          .then(() => response.end())
          .catch(() => undefined),
      (server) => {
        limitServer(server, patience);
      },
    );
    const socket = connect(port, '127.0.0.1');
    socket.write(begun);
    expect(await text(socket)).toContain('408 Request Timeout');
  });

  it('over an address without end is turned away too', async () => {
    const port = await listen(
      (_request, response) => response.end(),
      (server) => {
        limitServer(server, patience);
      },
    );
    const response = await fetch(`http://127.0.0.1:${port}/graphql?query=${'x'.repeat(20_000)}`);
    expect(response.status).toBe(431);
  });
});
