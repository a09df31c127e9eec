import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway } from '@pontio/gateway';
import type { RunningService } from '@pontio/platform';
import { serverAudits } from 'graphql-http';
import { tokenFor } from '../src/demo/ask.js';
import { aboutEllie, sanaAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem } from './test-system.js';

describe('the gateway over HTTP', () => {
  let system: TestSystem;
  let closed: RunningService;
  let token = '';
  beforeAll(async () => {
    system = await startTestSystem('none');
    closed = await startGateway({
      ...system.gatewaySettings,
      PONTIO_GATEWAY_INSECURE_INTROSPECTION: 'refuse',
      PONTIO_GATEWAY_BATCH: 3,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', randomUUID()),
    });
    token = await tokenFor(sanaAsks, system.description);
  }, 120_000);
  afterAll(async () => {
    await closed.close();
    await system.close();
  }, 60_000);

  /** Sends one request to a gateway that shows its schema, or to one that does not. */
  async function send(
    init: RequestInit,
    query = '',
    gateway = system.description.gateway,
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(`${gateway}${query}`, { ...init, headers });
  }

  const post = (body: unknown, headers: Record<string, string> = {}, gateway?: string): Promise<Response> =>
    send(
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      },
      '',
      gateway,
    );
  const closedGateway = (): string => `${closed.url}/graphql`;

  const audits = serverAudits({
    url: () => system.description.gateway,
    fetchFn: (url: string, init: RequestInit = {}) =>
      send(init, url.slice(system.description.gateway.length)),
  });

  it.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))(
    'passes audit $id of graphql-http: $name',
    async ({ fn }) => {
      expect(await fn()).toMatchObject({ status: 'ok' });
    },
  );

  it('is audited in all 61 points', () => {
    expect(audits).toHaveLength(61);
  });

  it('lets nothing be kept on the way, whether it answers or refuses', async () => {
    const answers = await Promise.all([
      post(aboutEllie),
      post('{'),
      post({ query: '{' }),
      send({ method: 'PUT' }),
      send({ headers: { accept: 'text/html' } }, '?query={__typename}'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 405, 406]);
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('answers with the media type that was asked for', async () => {
    const modern = 'application/graphql-response+json';
    for (const accept of [modern, 'application/json', `text/html, ${modern};q=0.9, */*;q=0.1`]) {
      const { headers } = await post(aboutEllie, { accept });
      expect(headers.get('content-type')).toBe(
        `${accept.includes(modern) ? modern : 'application/json'}; charset=utf-8`,
      );
    }
  });

  it('keeps the status of a refusal in every media type', async () => {
    for (const accept of ['application/graphql-response+json', 'application/json', '*/*']) {
      const response = await fetch(system.description.gateway, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify(aboutEllie),
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it('answers a question about the schema in a URL only where the schema is shown', async () => {
    expect((await send({}, '?query={__typename}')).status).toBe(200);
    expect((await send({}, '?query={__typename}', closedGateway())).status).toBe(405);
    expect((await send({}, '?query={agencies{id}}')).status).toBe(405);
  });

  it('shows no schema and suggests no name where that is closed', async () => {
    const introspection = { query: '{ __schema { types { name } } }' };
    expect((await post(introspection)).status).toBe(200);
    const refused = await post(introspection, {}, closedGateway());
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain('"types"');
    const misspelt = { query: '{ agencys { id } }' };
    expect(await (await post(misspelt)).text()).toContain('Did you mean');
    expect(await (await post(misspelt, {}, closedGateway())).text()).not.toContain('Did you mean');
    expect((await post({ query: '{ __typename }' }, {}, closedGateway())).status).toBe(200);
  });

  it('takes no batch', async () => {
    const batch = Array.from({ length: 1000 }, () => ({ query: '{ __typename }' }));
    const refused = await post(batch);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_INVALID', hint: 'Send one operation in a request.' } }],
    });
  });

  it('takes a batch only where that is switched on, no longer than it says, and answers each by itself', async () => {
    const batch = [aboutEllie, { query: '{ nonsense }' }, aboutEllie];
    const answered = await post(batch, {}, closedGateway());
    expect(answered.status).toBe(200);
    expect(await answered.json()).toEqual([
      expect.objectContaining({ data: { person: expect.anything() } }),
      {
        errors: [
          expect.objectContaining({ extensions: expect.objectContaining({ code: 'OPERATION_INVALID' }) }),
        ],
      },
      expect.objectContaining({ data: { person: expect.anything() } }),
    ]);
    for (const wrong of [[], [...batch, aboutEllie], [aboutEllie, 'x']])
      expect((await post(wrong, {}, closedGateway())).status).toBe(400);
  });

  it('does not read a body that is larger than allowed', async () => {
    const large = JSON.stringify({ query: `# ${'x'.repeat(300 * 1024)}\n{ __typename }` });
    const refused = await post(large);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'REQUEST_TOO_LARGE' } }],
    });
  });
});
