import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type SubgraphAnswer, SubgraphClient, type SubgraphPatience } from './subgraph-client.js';

describe('the answer of a subgraph', () => {
  let server: Server;
  let answer = '';
  const client = new SubgraphClient({ deadlineMs: 5000 });
  beforeAll(async () => {
    server = createServer((_request, response) => response.end(answer)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    await client.close();
    await new Promise((resolve) => server.close(resolve));
  });

  async function read(body: unknown): Promise<SubgraphAnswer> {
    answer = typeof body === 'string' ? body : JSON.stringify(body);
    const { port } = server.address() as AddressInfo;
    return client.call({ url: `http://127.0.0.1:${port}`, query: '{ a }', releaseOrder: 'jws' });
  }

  it('is its data, the codes of its errors and how fresh it is', async () => {
    const source = { asOf: '2026-11-24T10:00:00.000Z' };
    const errors = [{ extensions: { code: 'SOURCE_UNAVAILABLE' } }];
    const body = { data: { a: 1 }, errors, extensions: { source } };
    expect(await read(body)).toEqual({ ...body, isClean: true });
    expect(await read({ data: null })).toEqual({ data: null, errors: [], extensions: {}, isClean: true });
  });

  it('says whether something in it needs escaping', async () => {
    expect(await read({ data: { a: 'a "name"' } })).toMatchObject({ isClean: false });
  });

  it('is nothing else that it says beside its data', async () => {
    const body = {
      data: null,
      errors: [{ message: 'Ellie', extensions: { code: 'INTERNAL', child: 'Ellie' } }],
      extensions: { source: { child: 'Ellie' }, child: 'Ellie' },
    };
    expect(JSON.stringify(await read(body))).not.toContain('Ellie');
  });

  it.each<[string, unknown]>([
    ['no JSON', 'Ellie'],
    ['no GraphQL result', { child: 'Ellie' }],
    ['data that is no object', { data: ['Ellie'] }],
    ['errors that are no list', { data: {}, errors: { 0: 'Ellie' } }],
    ['a time that is none', { data: {}, extensions: { source: { asOf: 'Ellie was here' } } }],
  ])('is none when it is %s', async (_what, body) => {
    await expect(read(body)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
  });
});

describe('a subgraph that does not do what it should', () => {
  const running: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  });

  const answers: RequestListener = (_request, response) => response.end('{"data":{"a":1}}');
  const hangs: RequestListener = () => undefined;

  async function serve(
    listener: RequestListener,
  ): Promise<{ url: string; calls: () => number; server: Server }> {
    let count = 0;
    const server = createServer((request, response) => {
      count += 1;
      listener(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    running.push({
      close: () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeAllConnections();
        }),
    });
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, calls: () => count, server };
  }

  function clientWith(patience: Partial<SubgraphPatience> = {}): SubgraphClient {
    const client = new SubgraphClient({ deadlineMs: 5000, ...patience });
    running.push(client);
    return client;
  }

  const call = (client: SubgraphClient, url: string, signal?: AbortSignal): Promise<SubgraphAnswer> =>
    client.call({ url, query: '{ a }', releaseOrder: 'jws', signal });
  const isUnavailable = { code: 'SOURCE_UNAVAILABLE' };

  it('costs no more than the deadline when it hangs, and the others nothing', async () => {
    const [hanging, healthy] = await Promise.all([serve(hangs), serve(answers)]);
    const client = clientWith({ deadlineMs: 1500, calls: 3 });
    const started = performance.now();
    let isOver = false;
    const stuck = Array.from({ length: 3 }, () => call(client, hanging.url));
    const ended = Promise.allSettled(stuck).finally(() => (isOver = true));
    await expect(call(client, hanging.url)).rejects.toMatchObject(isUnavailable);
    await Promise.all(Array.from({ length: 3 }, () => call(client, healthy.url)));
    expect(isOver).toBe(false);
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    // Far below jest's own patience, far above the deadline: the machine may be busy.
    expect(performance.now() - started).toBeLessThan(4500);
  });

  it('is hung up on when the caller goes away', async () => {
    let hungUp: Promise<unknown> = Promise.resolve();
    const gone = new AbortController();
    const { url } = await serve((request) => {
      hungUp = once(request.socket, 'close');
      gone.abort();
    });
    await expect(call(clientWith(), url, gone.signal)).rejects.toMatchObject(isUnavailable);
    await hungUp;
  });

  it('is not read to the end when it floods', async () => {
    let sent = 0;
    const { url } = await serve((_request, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 0x20))) sent += 65_536;
      };
      response.on('drain', pour);
      pour();
    });
    await expect(call(clientWith(), url)).rejects.toMatchObject(isUnavailable);
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  it('is left alone for a while when it fails again and again, and asked again after that', async () => {
    let listener: RequestListener = (request) => request.socket.destroy();
    const { url, calls } = await serve((request, response) => {
      listener(request, response);
    });
    const client = clientWith({ breakAfter: 3, restMs: 100 });
    for (let count = 0; count < 6; count += 1) {
      await expect(call(client, url)).rejects.toMatchObject(isUnavailable);
    }
    expect(calls()).toBe(3);
    listener = answers;
    await expect(untilAnswered(() => call(client, url))).resolves.toMatchObject({ data: { a: 1 } });
  });

  it('is not blamed for callers who go away', async () => {
    let listener = hangs;
    const { url } = await serve((request, response) => {
      listener(request, response);
    });
    const client = clientWith({ breakAfter: 1 });
    const gone = AbortSignal.timeout(20);
    await expect(call(client, url, gone)).rejects.toMatchObject(isUnavailable);
    listener = answers;
    await expect(call(client, url)).resolves.toMatchObject({ data: { a: 1 } });
  });

  /** Asks until there is an answer; jest's own patience ends it. */
  async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const answer = await ask().catch(() => undefined);
      if (answer !== undefined) return answer;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
});
