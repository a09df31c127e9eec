import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenFor } from '../src/demo/ask.js';
import { sanaAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem, until } from './test-system.js';

const JSON_TYPE = 'application/json';
const attendance = { type: 'person-field', id: 'NHS:9990000018#EducationRecord.attendancePercent' };
const view = { action: { name: 'view' } };

describe("the decision point's own face", () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  async function send(body: string, { token = '', type = JSON_TYPE } = {}) {
    const address = system.description.gateway.replace('/graphql', '/access/v1/evaluations');
    const headers = { 'content-type': type, ...(token !== '' && { authorization: `Bearer ${token}` }) };
    const response = await fetch(address, { method: 'POST', headers, body });
    const answer = (await response.json()) as Record<string, unknown>;
    return { status: response.status, requestId: response.headers.get('x-request-id'), answer };
  }
  const sendAsSana = async (body: string, type?: string) =>
    send(body, { token: await tokenFor(sanaAsks, system.description), ...(type !== undefined && { type }) });
  const recorded = (requestId: string | null) =>
    until(
      async () => (await system.storedEvents()).find(({ correlation }) => correlation === requestId),
      (event) => event !== undefined,
    );

  it('answers an item, once the answer is in the audit trail', async () => {
    const { status, requestId, answer } = await sendAsSana(
      JSON.stringify({ ...view, evaluations: [{ resource: attendance }] }),
    );
    expect({ status, answer }).toMatchObject({
      status: 200,
      answer: { evaluations: [{ decision: true, context: { result: 'ALLOW' } }] },
    });
    expect(await recorded(requestId)).toMatchObject({ owner: 'agy_alderbrook', outcome: 'permit' });
  });

  it.each([
    ['a question', JSON.stringify({ ...view, resource: attendance })],
    ['something that is none', '{}'],
  ])('tells a caller without a token to send one, also with %s, and records it', async (_what, body) => {
    const { status, requestId, answer } = await send(body);
    expect({ status, answer }).toMatchObject({ status: 401, answer: { code: 'TOKEN_MISSING' } });
    expect(await recorded(requestId)).toMatchObject({ outcome: 'deny', reason: 'TOKEN_MISSING' });
  });

  it.each([
    ['without an action', '{}', JSON_TYPE],
    ['of another content type', JSON.stringify({ ...view, resource: attendance }), 'text/plain'],
  ])('refuses a question %s, and records it', async (_what, body, type) => {
    const { status, requestId, answer } = await sendAsSana(body, type);
    expect({ status, answer }).toMatchObject({ status: 400, answer: { code: 'OPERATION_INVALID' } });
    expect(await recorded(requestId)).toMatchObject({
      reason: 'OPERATION_INVALID',
      requester: { org: 'agy_leafshire', role: 'SOCIAL_WORKER' },
    });
  });

  it('records a question of which nothing was understood', async () => {
    const evaluations = [{ resource: { ...attendance, id: 'Ellie Marsh' } }];
    const { status, requestId, answer } = await sendAsSana(JSON.stringify({ ...view, evaluations }));
    expect({ status, answer }).toMatchObject({ status: 200, answer: { evaluations: [{ decision: false }] } });
    expect(await recorded(requestId)).toMatchObject({ outcome: 'deny', cells: [], owner: null });
  });

  it.each([
    [400, 'what is no JSON', '{"NHS:9990000018'],
    [413, 'what is too long', JSON.stringify({ ...view, padding: 'x'.repeat(300_000) })],
  ])('answers %i and no word of what was sent to %s', async (status, _what, body) => {
    const answered = await sendAsSana(body);
    expect(answered.status).toBe(status);
    expect(Object.keys(answered.answer)).toEqual(['statusCode', 'message']);
    expect(JSON.stringify(answered.answer)).not.toContain('999');
  });

  it('takes nobody for another practitioner than the one of the token', async () => {
    const subject = { type: 'practitioner', id: 'prc_tom' };
    const { status, answer } = await sendAsSana(JSON.stringify({ ...view, subject, resource: attendance }));
    expect({ status, answer }).toMatchObject({ status: 403, answer: { code: 'SHARING_EXCEEDS_TOKEN' } });
  });

  it('tells nobody what another agency may see', async () => {
    const context = { recipient: 'agy_willowbank' };
    const evaluations = [{ resource: attendance }];
    const { answer } = await sendAsSana(JSON.stringify({ ...view, context, evaluations }));
    expect(answer).toMatchObject({ evaluations: [{ decision: false, context: { reason: 'NO_STANDING' } }] });
  });

  it('refuses what a holder that nobody knows is said to hold, in its place', async () => {
    const resource = { ...attendance, properties: { holder: 'agy_nobody' } };
    const { status, answer } = await sendAsSana(JSON.stringify({ ...view, evaluations: [{ resource }] }));
    expect({ status, answer }).toMatchObject({ status: 200, answer: { evaluations: [{ decision: false }] } });
  });
});
