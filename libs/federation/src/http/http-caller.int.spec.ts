import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { HttpCaller, type HttpCallerOptions } from './http-caller.js';

/** What an agency does with the text of a request. */
type Listener = (socket: Socket, request: string) => void;

let server: Server;
let listener: Listener;
let callers: HttpCaller[];
let sockets: Socket[];

beforeEach(async () => {
  [callers, sockets] = [[], []];
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      listener(socket, bytes.toString());
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  await Promise.all(callers.map((caller) => caller.close()));
  for (const socket of sockets) socket.destroy();
  await once(server.close(), 'close');
});

function callerWith(options: Partial<HttpCallerOptions> = {}): (signal?: AbortSignal) => Promise<string> {
  const caller = new HttpCaller({ deadlineMs: 5000, maxBytes: 1000, ...options });
  callers.push(caller);
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`;
  return (signal) => caller.post(url, '{"query":"é"}', {}, signal);
}

const ok = (body: string, headers = ''): string =>
  `HTTP/1.1 200 OK\r\n${headers}content-length: ${String(body.length)}\r\n\r\n${body}`;
const answers: Listener = (socket) => socket.write(ok('yes'));

describe('a call over HTTP', () => {
  it('is a request that says whose it is and how long, in bytes', async () => {
    let got = '';
    listener = (socket, request) => {
      got = request;
      socket.write(ok('yes'));
    };
    expect(await callerWith()()).toBe('yes');
    const [head = '', body] = got.split('\r\n\r\n');
    expect(head.split('\r\n').sort()).toEqual([
      'POST /graphql HTTP/1.1',
      'accept: application/json',
      'connection: keep-alive',
      'content-length: 14',
      'content-type: application/json',
      `host: 127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    ]);
    expect(body).toBe('{"query":"é"}');
  });

  it('uses a connection again, and as many as there are calls at one time', async () => {
    listener = answers;
    const call = callerWith();
    for (let count = 0; count < 3; count += 1) await call();
    expect(sockets).toHaveLength(1);
    await Promise.all([call(), call(), call()]);
    expect(sockets).toHaveLength(3);
  });

  it('waits for its turn where there are no more connections, in order', async () => {
    let count = 0;
    listener = (socket) => socket.write(ok(String((count += 1))));
    const call = callerWith({ connections: 1 });
    expect(await Promise.all([call(), call(), call()])).toEqual(['1', '2', '3']);
    expect(sockets).toHaveLength(1);
  });

  it('is not held up by those before it that failed or went away', async () => {
    let count = 0;
    listener = (socket) => {
      count += 1;
      if (count === 1) socket.destroy();
      else socket.write(ok('yes'));
    };
    const call = callerWith({ connections: 1 });
    const leaving = new AbortController();
    const calls = [call(), call(leaving.signal), call()];
    leaving.abort();
    expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(count).toBe(2);
  });

  it.each<[string, string]>([
    ['is over with its answer', ok('yes', 'connection: close\r\n')],
    ['brought more than its answer', `${ok('yes')}HTTP/1.1 200 OK\r\n\r\n`],
  ])('leaves a connection that %s', async (_what, answer) => {
    listener = (socket) => socket.write(answer);
    const call = callerWith();
    expect(await call()).toBe('yes');
    expect(await call()).toBe('yes');
    expect(sockets).toHaveLength(2);
  });

  it('leaves a connection whose server hung up or spoke while nothing was asked', async () => {
    listener = answers;
    const call = callerWith();
    await call();
    const [first] = sockets;
    const gone = once(first as Socket, 'close');
    first?.write(ok('not asked for'));
    await gone;
    expect(await call()).toBe('yes');
    const closed = once(sockets[1] as Socket, 'close');
    sockets[1]?.end();
    await closed;
    expect(await call()).toBe('yes');
    expect(sockets).toHaveLength(3);
  });

  it.each<[string, Listener, string]>([
    ['is no answer', (socket) => socket.write('hello\r\n\r\n'), 'does not begin as HTTP does'],
    ['breaks off', (socket) => socket.end(ok('yes').slice(0, -1)), 'hung up'],
    ['is too large', (socket) => socket.write(ok('x'.repeat(1001))), 'larger than allowed'],
  ])('fails when what comes %s, and the connection with it', async (_what, from, reason) => {
    listener = from;
    const call = callerWith();
    await expect(call()).rejects.toThrow(reason);
    listener = answers;
    expect(await call()).toBe('yes');
    expect(sockets).toHaveLength(2);
  });

  it('fails when nobody is there', async () => {
    const caller = new HttpCaller({ deadlineMs: 5000, maxBytes: 1000 });
    await expect(caller.post('http://127.0.0.1:1/graphql', '', {}, undefined)).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  it('does not speak in clear to an agency that is called in secret', async () => {
    let got = '';
    listener = (socket, request) => {
      got += request;
      socket.end('HTTP/1.1 200 OK\r\n\r\n');
    };
    const caller = new HttpCaller({ deadlineMs: 5000, maxBytes: 1000 });
    const { port } = server.address() as AddressInfo;
    await expect(
      caller.post(`https://127.0.0.1:${String(port)}/`, 'secret', {}, undefined),
    ).rejects.toThrow();
    expect(got).not.toContain('secret');
    expect(got).not.toContain('POST');
  });

  it.each([[{ 'x-a': 'b\r\nx-c: d' }], [{ 'x-a\r\nx-c': 'd' }]])(
    'has no header that would be two: %j',
    async (headers) => {
      const caller = new HttpCaller({ deadlineMs: 5000, maxBytes: 1000 });
      await expect(caller.post('http://127.0.0.1:1/', '', headers, undefined)).rejects.toThrow(
        'is no header',
      );
    },
  );

  it('fails at once when there are no more calls, and so does what waits', async () => {
    listener = () => undefined;
    const call = callerWith({ connections: 1 });
    const waiting = Promise.allSettled([call(), call()]);
    await callers[0]?.close();
    for (const one of await waiting) expect(one).toMatchObject({ status: 'rejected' });
    await expect(call()).rejects.toThrow('no more calls');
  });
});
