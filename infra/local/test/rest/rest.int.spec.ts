import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ellie } from '@pontio/testing';
import { devikaAsks, sanaAsks } from '../../src/demo/questions.js';
import { type TestSystem, startTestSystem, until } from '../test-system.js';
import { type HttpAnswer, headersOf, send } from './rest-client.js';

const base = '/rest/v1';
const wellbeing = `${base}/operations/school-wellbeing`;
const child = { system: 'NHS', value: ellie.nhsNumber };

describe('the REST face', () => {
  let system: TestSystem;
  let sana: Readonly<Record<string, string>>;
  beforeAll(async () => {
    system = await startTestSystem();
    sana = await headersOf(sanaAsks, system.description);
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  const at = (path: string, request: RequestInit): Promise<HttpAnswer> =>
    send(system.description, path, request);
  const post = (body: unknown, changed: Readonly<Record<string, string>> = {}, path = wellbeing) =>
    at(path, {
      method: 'POST',
      headers: { ...sana, ...changed },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const saidBy = ({ status, body }: HttpAnswer): unknown => {
    const [error] =
      (body as { errors?: { extensions: { code: string; problems?: unknown } }[] }).errors ?? [];
    return [status, error?.extensions.code, error?.extensions.problems];
  };
  const recordOf = ({ requestId }: HttpAnswer): Promise<Record<string, unknown> | undefined> =>
    until(
      async () => (await system.storedEvents()).find(({ correlation }) => correlation === requestId),
      (event) => event !== undefined,
    );

  it('answers an operation by its name', async () => {
    const { status, body } = await post({ child });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        data: { person: { education: { attendancePercent: 77.7 } } },
        extensions: { sharing: { outcome: 'PARTIAL', receipt: expect.stringMatching(/^evt_/) } },
      },
    });
  });

  it('names everything that is wrong with a body, repeats nothing of it, and records it', async () => {
    const refused = await post({ child: { system: 'Ellie', nickname: 'Marsh' }, Noah: 1 });
    expect(saidBy(refused)).toEqual([
      400,
      'OPERATION_INVALID',
      [
        'The body: has a field that it cannot have; expects child, sharing.',
        'child: has a field that it cannot have; expects an object with system, value.',
        'child.system: expects one of NHS, UPN.',
        'child.value: is needed; expects a text.',
      ],
    ]);
    expect(JSON.stringify(refused.body)).not.toMatch(/Ellie|Marsh|Noah/);
    expect(await recordOf(refused)).toMatchObject({
      reason: 'OPERATION_INVALID',
      requester: { org: 'agy_leafshire' },
    });
  });

  it.each([
    ['no JSON', '{"9990000018', {}, 'The body: expects a JSON object with the variables of the operation.'],
    ['a list', '[]', {}, 'The body: expects a JSON object with the variables of the operation.'],
    [
      'of another type',
      JSON.stringify({ child }),
      { 'content-type': 'text/plain' },
      'The header content-type: expects application/json.',
    ],
  ])('refuses a body that is %s', async (_what, body, headers, problem) => {
    expect(saidBy(await post(body, headers))).toEqual([400, 'OPERATION_INVALID', [problem]]);
  });

  it('asks for a token before it looks at a body, and records who has none', async () => {
    const refused = await at(wellbeing, { method: 'POST', body: '{"9990000018' });
    expect(saidBy(refused)).toEqual([401, 'TOKEN_MISSING', undefined]);
    expect(await recordOf(refused)).toMatchObject({ reason: 'TOKEN_MISSING' });
  });

  it('refuses claims that the token does not carry', async () => {
    const refused = await post({ child, sharing: { purpose: 'RESEARCH' } });
    expect(saidBy(refused)).toEqual([403, 'SHARING_EXCEEDS_TOKEN', undefined]);
  });

  it('tells nobody the form of an operation that they may not use', async () => {
    const trail = `${base}/operations/own-audit-trail`;
    expect(saidBy(await post({}, {}, trail))).toEqual([403, 'OPERATION_NOT_FOR_PURPOSE', undefined]);
  });

  it('says that there is no operation of a name, and records that somebody asked', async () => {
    const refused = await post({ child }, {}, `${base}/operations/school`);
    expect(saidBy(refused)).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND', undefined]);
    expect(await recordOf(refused)).toMatchObject({ reason: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  it('reads no more of a body than it has to', async () => {
    expect(saidBy(await post({ child, padding: 'x'.repeat(300_000) }))).toEqual([
      413,
      'REQUEST_TOO_LARGE',
      undefined,
    ]);
  });

  it.each([
    ['GET', `${wellbeing}?child=9990000018`, 405],
    ['DELETE', wellbeing, 405],
    ['POST', `${base}/openapi.json`, 405],
    ['GET', `${base}/persons/9990000018`, 404],
  ])('has nothing for %s %s', async (method, path, status) => {
    const answer = await at(path, { method, headers: sana });
    expect(answer).toMatchObject({ status });
    expect(JSON.stringify(answer.body)).not.toContain('9990000018');
  });

  it('lists and describes what there is for whoever has a token, whatever its purpose', async () => {
    const devika = await headersOf(devikaAsks, system.description);
    const listed = await at(`${base}/operations`, { headers: devika });
    const described = await at(`${base}/openapi.json`, { headers: sana });
    expect(listed.body['operations']).toContainEqual(
      expect.objectContaining({
        name: 'school-wellbeing',
        purposes: expect.arrayContaining(['WELFARE_CHILD']),
      }),
    );
    expect(described).toMatchObject({
      status: 200,
      body: { openapi: '3.1.0', paths: { '/operations/school-wellbeing': expect.anything() } },
    });
  });

  it.each(['operations', 'openapi.json'])('shows %s to nobody else, and records who tried', async (path) => {
    const refused = await at(`${base}/${path}`, { headers: { authorization: 'Bearer made-up' } });
    expect(saidBy(refused)).toEqual([401, 'TOKEN_INVALID', undefined]);
    expect(await recordOf(refused)).toMatchObject({ reason: 'TOKEN_INVALID' });
  });
});
