import { beforeAll, describe, expect, it } from '@jest/globals';
import { PontioError } from '@pontio/errors';
import { ReleaseOrderSigner, type RequestContext } from '@pontio/request-context';
import { type CryptoKey, generateKeyPair } from 'jose';
import type { SubgraphAnswer, SubgraphCall } from '../executor/subgraph-client.js';
import { type RegisterChange, RegisterChangesClient } from './register-changes.client.js';

const context: RequestContext = {
  ...{ requestId: 'req_1', at: '2026-11-24T10:00:00.000Z', client: { id: 'c', tokenId: 't' } },
  ...{ agencyId: 'agy_leafshire', practitionerId: 'prc_sana', role: 'SOCIAL_WORKER' },
  ...{ purpose: 'SAFEGUARD_CHILD', caseRef: 'S47-1', legalGateways: [] },
};
const change: RegisterChange = {
  query: 'mutation { x }',
  variables: { why: 'w' },
  personIds: ['per_1'],
  fields: ['Mutation.x'],
};
const answered = (data: object | null, ...errors: object[]): SubgraphAnswer =>
  ({ data, errors: errors.map((extensions) => ({ extensions })), extensions: {} }) as SubgraphAnswer;

/** The order that a call travels with; what it was signed by stands behind it. */
function orderIn(call: SubgraphCall | undefined): unknown {
  const [text = ''] = call?.releaseOrder.split('~') ?? [];
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}

describe('a change of the register', () => {
  let key: CryptoKey;
  beforeAll(async () => {
    key = (await generateKeyPair('EdDSA')).privateKey;
  });

  const calls: SubgraphCall[] = [];
  function client(answer: () => SubgraphAnswer): RegisterChangesClient {
    calls.length = 0;
    const call = (sent: SubgraphCall): Promise<SubgraphAnswer> => {
      calls.push(sent);
      return Promise.resolve().then(answer);
    };
    const governance = { name: 'governance', url: 'http://127.0.0.1:1' };
    return new RegisterChangesClient(governance, new ReleaseOrderSigner(key, 'gw'), { call }, () => 'ord_1');
  }

  it('is ordered for one change, about the people it names, by the practitioner who makes it', async () => {
    expect(await client(() => answered({ x: 1 })).make(change, context)).toEqual({ x: 1 });
    expect(orderIn(calls[0])).toMatchObject({
      aud: 'governance',
      recipient: 'agy_leafshire',
      grants: [{ subjects: ['per_1'], fields: ['Mutation.x'] }],
      actor: {
        ...{ practitionerId: 'prc_sana', agencyId: 'agy_leafshire', role: 'SOCIAL_WORKER' },
        ...{ caseRef: 'S47-1', client: { id: 'c', tokenId: 't' } },
      },
    });
  });

  it('is about the register itself when it names nobody', async () => {
    await client(() => answered({ x: 1 })).make({ ...change, personIds: [] }, context);
    expect(orderIn(calls[0])).toMatchObject({ grants: [{ subjects: ['register'] }] });
  });

  it.each(['CHANGE_REFUSED', 'CHANGE_INVALID', 'RECORD_NOT_FOUND', 'RECORD_STATE', 'AUDIT_UNAVAILABLE'])(
    'is refused with the word of governance: %s',
    async (code) => {
      const refused = client(() => answered(null, { code, problems: ['reasons: say more.'] }));
      await expect(refused.make(change, context)).rejects.toMatchObject({
        code,
        problems: ['reasons: say more.'],
      });
    },
  );

  it.each<[string, () => SubgraphAnswer]>([
    ['a fault', () => answered(null, { code: 'INTERNAL' })],
    ['nothing', () => answered(null)],
    ['no answer in time', () => raise(new PontioError('SOURCE_UNAVAILABLE'))],
  ])('may have been made after %s, and is not sent again', async (_what, answer) => {
    await expect(client(answer).make(change, context)).rejects.toMatchObject({ code: 'CHANGE_UNCERTAIN' });
    expect(calls).toHaveLength(1);
  });

  it('is not shared without, when it is a notice that cannot be delivered', async () => {
    const notice = { agencyId: 'agy_a', kind: 'REVIEW', decisionId: 'dec_1' } as const;
    const refused = client(() => answered(null, { code: 'CHANGE_INVALID' }));
    await expect(refused.openNotices([notice], context)).rejects.toMatchObject({
      code: 'DECISION_UNAVAILABLE',
    });
    await client(() => answered({ openNotices: 1 })).openNotices([notice], context);
    expect(calls[0]).toMatchObject({ variables: { input: [notice] } });
  });
});

function raise(error: Error): never {
  throw error;
}
