import { afterEach, describe, expect, it } from '@jest/globals';
import { ellie, noah } from '@pontio/testing';
import { type AlderbrookOptions, type AlderbrookServer, startAlderbrook } from './schools-api.js';

const token = 'test-token';
const ids = [ellie, noah].map((person) => person.recordIds['agy_alderbrook']);

describe("Alderbrook's schools API", () => {
  let server: AlderbrookServer;
  afterEach(() => server.close());

  const start = async (options: Partial<AlderbrookOptions> = {}): Promise<void> => {
    server = await startAlderbrook({ token, ...options });
  };
  const query = (resource: string, body: object, bearer = token): Promise<Response> =>
    fetch(`${server.url}/v1/${resource}/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('gives the fields asked for, page by page, with the time of its records', async () => {
    await start({ now: () => new Date('2026-11-24T18:00:00Z') });
    const first = (await (
      await query('students', { student_ids: ids, fields: ['forename'], per_page: 1 })
    ).json()) as { pagination: { next_cursor: string } };
    expect(first).toMatchObject({
      data: [{ student_id: ids[0], forename: 'Ellie' }],
      records_as_at: '2026-11-24T16:00:00.000Z',
    });
    const cursor = first.pagination.next_cursor;
    const second = await query('students', { student_ids: ids, fields: ['forename'], per_page: 1, cursor });
    expect(await second.json()).toMatchObject({
      data: [{ student_id: ids[1], forename: 'Noah' }],
      pagination: { next_cursor: null },
    });
  });

  it('refuses a strange token, a field it does not know, and a resource it does not have', async () => {
    await start();
    const statuses = [
      await query('students', { student_ids: ids, fields: [] }, 'other'),
      await query('students', { student_ids: ids, fields: ['secrets'] }),
      await query('teachers', { student_ids: ids, fields: [] }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 422, 404]);
  });

  it('says 429 and how long to wait at each Nth request', async () => {
    await start({ refuseEvery: 3, retryAfterSeconds: 2 });
    const ask = (): Promise<Response> => query('students', { student_ids: ids, fields: [] });
    const responses = [await ask(), await ask(), await ask(), await ask()];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect(responses[2]?.headers.get('retry-after')).toBe('2');
  });
});
