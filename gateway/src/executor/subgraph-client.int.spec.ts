import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { type SubgraphAnswer, SubgraphClient } from './subgraph-client.js';

describe('the answer of a subgraph', () => {
  let server: Server;
  let answer = '';
  const connections = new Agent();
  const client = new SubgraphClient(connections, 5000);
  beforeAll(async () => {
    server = createServer((_request, response) => response.end(answer)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    await connections.close();
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
    expect(await read(body)).toEqual(body);
    expect(await read({ data: null })).toEqual({ data: null, errors: [], extensions: {} });
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
