import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operationOf } from '../planner/operation-of.js';
import type { EntityBatch, PlannedFetch } from '../ports.js';
import { HttpCaller } from './http-caller.js';
import { PlainSource } from './plain-source.js';

let server: Server;
let caller: HttpCaller;
let respond: RequestListener;
let source: PlainSource;

beforeEach(async () => {
  server = createServer((request, response) => {
    respond(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  caller = new HttpCaller({ deadlineMs: 300, maxBytes: 200 });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?v=1`;
  source = new PlainSource(new Map([['agency', url]]), caller, { 'x-by': 'test' });
});
afterEach(async () => {
  await caller.close();
  server.closeAllConnections();
  await once(server.close(), 'close');
});

const text = 'query($a:String){name(a:$a)}';
const fetch: PlannedFetch = {
  subgraph: 'agency',
  kind: 'ROOT',
  operation: operationOf(text),
  text,
  variableNames: ['a', 'b'],
  path: [],
};
const call = { fetch, variables: { a: 'x"', c: 1 }, signal: undefined };

describe('a plain source', () => {
  it('sends the text and the variables that it uses, and reads the answer', async () => {
    let got: unknown;
    respond = (request, response) => {
      void request.toArray().then((chunks) => {
        got = {
          url: request.url,
          by: request.headers['x-by'],
          body: Buffer.concat(chunks).toString(),
        };
        response.end('{"data":{"name":"n"}}');
      });
    };
    expect(await source.root(call)).toEqual({ data: { name: 'n' }, errors: [], isClean: true });
    expect(got).toEqual({
      url: '/graphql?v=1',
      by: 'test',
      body: JSON.stringify({ query: text, variables: { a: 'x"' } }),
    });
  });

  it('says that strings need escaping when the answer holds a backslash', async () => {
    respond = (_request, response) => response.end('{"data":{"name":"a\\nb"}}');
    expect(await source.root(call)).toMatchObject({ data: { name: 'a\nb' }, isClean: false });
  });

  it('gives nulls and an error for an answer that does not fit the entities', async () => {
    respond = (_request, response) => response.end('{"data":{"_entities":[null]}}');
    const batch: EntityBatch = {
      ...call,
      fetch: { ...fetch, kind: 'ENTITIES' },
      representations: [{ id: '1' }, { id: '2' }],
      representationTexts: ['{"id":"1"}', '{"id":"2"}'],
      subjects: [undefined, undefined],
    };
    expect(await source.entities(batch)).toMatchObject({
      data: [null, null],
      errors: [{ message: 'agency did not answer for every entity' }],
    });
  });

  it.each<[string, RequestListener, string]>([
    ['is not JSON', (_request, response) => response.end('<html>'), 'not valid JSON'],
    ['is no GraphQL result', (_request, response) => response.end('[]'), 'not a GraphQL result'],
    ['is too large', (_request, response) => response.end('x'.repeat(300)), 'larger than allowed'],
    ['breaks off', (request) => request.socket.destroy(), 'could not be asked'],
    ['does not come in time', () => undefined, 'no answer within 300 ms'],
  ])('gives null and an error when the answer %s', async (_what, listener, reason) => {
    respond = listener;
    const { data, errors } = await source.root(call);
    expect(data).toBeNull();
    expect(errors).toEqual([{ message: expect.stringContaining(reason) }]);
  });

  it('breaks the call off at the agency when the caller goes away', async () => {
    const leaving = new AbortController();
    let gone: Promise<unknown> | undefined;
    respond = (request) => {
      gone = once(request.socket, 'close');
      leaving.abort();
    };
    const { errors } = await source.root({ ...call, signal: leaving.signal });
    expect(errors).toEqual([{ message: 'agency could not be asked: the caller went away' }]);
    await gone;
  });

  it('makes no call for a caller who has gone already', async () => {
    let calls = 0;
    respond = (_request, response) => {
      calls += 1;
      response.end('{"data":{}}');
    };
    await source.root({ ...call, signal: AbortSignal.abort() });
    expect(calls).toBe(0);
  });
});
