import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewaySettings, type PathStep, changePath, requestPath, startGateway } from '@pontio/gateway';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { devikaAsks, tomAsks } from '../src/demo/questions.js';
import { type Operation, change, declareAboutEllie, officersList } from './register-questions.js';
import { type TestSystem, startTestSystem, until } from './test-system.js';

type Paths = NonNullable<Parameters<typeof startGateway>[1]>;

/** What one gateway is asked to change, in ways that each show one stage at work. */
interface Gateway {
  /** The paths it takes; the usual ones unless said. */
  readonly paths: Paths;
  asTom(operation: Operation): Promise<GatewayAnswer>;
  withoutToken(operation: Operation): Promise<GatewayAnswer>;
}

const codeOf = ({ errors }: GatewayAnswer): unknown => errors[0]?.extensions['code'];
const declared = ({ data }: GatewayAnswer): { id: string } | null =>
  (data?.['declareBreakGlass'] ?? null) as { id: string } | null;

describe('the path of a change', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  /** What each stage promises; with the stage taken away, the promise must be seen broken. */
  const promises: Readonly<
    Record<string, { promise: string; isKept: (gateway: Gateway) => Promise<boolean> }>
  > = {
    verifyToken: {
      promise: 'tells a caller without a token to send one',
      isKept: async (gateway) => codeOf(await gateway.withoutToken(declareAboutEllie())) === 'TOKEN_MISSING',
    },
    limitClient: {
      promise: 'asks a client that comes too often to wait',
      isKept: ({ paths }) =>
        withGateway(
          paths,
          async (gateway) => {
            const nothing = change('closeBreakGlass', { id: 'bgl_none' }, 'id');
            await gateway.asTom(nothing);
            return codeOf(await gateway.asTom(nothing)) === 'RATE_LIMITED';
          },
          { PONTIO_GATEWAY_CLIENT_RATE: 1 },
        ),
    },
    openRequestContext: {
      promise: 'refuses a change that claims more than its token',
      isKept: async (gateway) =>
        codeOf(
          await gateway.asTom({
            ...declareAboutEllie(),
            extensions: { sharing: { purpose: 'RESEARCH' } },
          }),
        ) === 'SHARING_EXCEEDS_TOKEN',
    },
    guardChange: {
      promise: 'refuses two changes in one operation, and says to send one',
      isKept: async (gateway) => {
        const answer = await gateway.asTom({
          query: 'mutation { a: closeBreakGlass(id: "bgl_1") { id } b: closeBreakGlass(id: "bgl_2") { id } }',
        });
        return (
          codeOf(answer) === 'OPERATION_REFUSED' && answer.errors[0]?.extensions['problems'] !== undefined
        );
      },
    },
    resolveNamedPeople: {
      promise: 'changes nothing about somebody whom nobody knows, and says whom to telephone',
      isKept: async (gateway) => {
        const nobody = { person: { system: 'NHS', value: '9990000050' } };
        const answer = await gateway.asTom(declareAboutEllie(nobody));
        return (
          codeOf(answer) === 'PERSON_UNCERTAIN' && JSON.stringify(answer.errors).includes('01632 960301')
        );
      },
    },
    unsealTickets: {
      promise: 'takes nothing for a ticket that it has not sealed',
      isKept: async (gateway) =>
        codeOf(await gateway.asTom(change('requestToShare', { ticket: 'forged', why: 'w' }, 'id'))) ===
        'TICKET_INVALID',
    },
    sendChange: {
      promise: 'has the register make the change, which the officer sees',
      isKept: async (gateway) => {
        await closeAll();
        const before = await declarations();
        await gateway.asTom(declareAboutEllie());
        return (await declarations()).length > before.length;
      },
    },
    answerChange: {
      promise: "answers under the caller's own names",
      isKept: async (gateway) => {
        await closeAll();
        const { query, variables } = declareAboutEllie();
        const renamed = query.replace(' declareBreakGlass(', ' opened: declareBreakGlass(');
        const { data } = await gateway.asTom({ query: renamed, variables: { ...variables } });
        return data?.['opened'] !== undefined && data['opened'] !== null;
      },
    },
  };

  const stages = changePath.map(({ stage }) => stage.name);

  it('has a promise for every stage', () => {
    expect(Object.keys(promises)).toEqual(stages);
  });

  const kept = Object.entries(promises).map(([stage, { promise, isKept }]) => ({ stage, promise, isKept }));

  it.each(kept)('$stage keeps its promise: it $promise', async ({ isKept }) => {
    expect(await isKept(gatewayAt(system.description.gateway, {}))).toBe(true);
  });

  it.each(stages)('breaks that promise, and changes nothing without a token, without %s', async (name) => {
    const without = (path: readonly PathStep[]): PathStep[] =>
      path.filter(({ stage }) => stage.name !== name);
    await withGateway({ questions: without(requestPath), changes: without(changePath) }, async (gateway) => {
      expect(await promises[name]?.isKept(gateway)).toBe(false);
      const before = await declarations();
      expect(declared(await gateway.withoutToken(declareAboutEllie()))).toBeNull();
      expect(await declarations()).toEqual(before);
    });
  });

  it('takes no change in a URL', async () => {
    const url = `${system.description.gateway}?query=${encodeURIComponent('mutation { closeBreakGlass(id: "bgl_1") { id } }')}`;
    expect((await fetch(url)).status).toBe(405);
  });

  it.each([
    ['a person by our own id', declareAboutEllie({ person: { id: 'per_1' } })],
    ['a notice', { query: 'mutation { openNotices(input: []) }' }],
  ])('does not take %s from a caller', async (_what, operation) => {
    expect(await system.askAs(tomAsks, operation)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'OPERATION_INVALID' } }],
    });
  });

  it('passes on what the register says is wrong, in words', async () => {
    const answer = await system.askAs(tomAsks, declareAboutEllie({ justification: 'Hurry' }));
    expect(answer).toMatchObject({
      status: 400,
      errors: [
        { extensions: { code: 'CHANGE_INVALID', problems: [expect.stringContaining('justification')] } },
      ],
    });
  });

  it('cannot say how a change ended when the register does not answer, and says whom to telephone', async () => {
    await system.parts.stop('governance');
    const answer = await system.askAs(tomAsks, declareAboutEllie());
    await system.parts.start('governance');
    expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'CHANGE_UNCERTAIN' } }] });
  });

  it('records a change that never reached the register as a refusal', async () => {
    const answer = await system.askAs(tomAsks, change('requestToShare', { ticket: 'x', why: 'w' }, 'id'));
    const requestId = answer.errors[0]?.extensions['requestId'];
    const stored = await until(
      async () => (await system.storedEvents()).find(({ correlation }) => correlation === requestId),
      (event) => event !== undefined,
    );
    expect(stored).toMatchObject({ outcome: 'deny', reason: 'TICKET_INVALID', cells: [] });
  });

  /** The declarations that Leafshire's officer sees. */
  async function declarations(): Promise<readonly { id: string; status: string }[]> {
    const list = officersList('breakGlassReviews', 'agy_leafshire', 'id status');
    const { data } = await system.askAs(devikaAsks, list);
    return data?.['breakGlassReviews'] as { id: string; status: string }[];
  }

  /** Nobody has two open about the same person. */
  async function closeAll(): Promise<void> {
    for (const { id, status } of await declarations()) {
      if (status === 'OPEN') await system.askAs(tomAsks, change('closeBreakGlass', { id }, 'id'));
    }
  }

  function gatewayAt(gateway: string, paths: Paths): Gateway {
    return {
      paths,
      asTom: async (operation) => ask({ gateway }, await tokenFor(tomAsks, system.description), operation),
      withoutToken: (operation) => ask({ gateway }, undefined, operation),
    };
  }

  async function withGateway<T>(
    paths: Paths,
    use: (gateway: Gateway) => Promise<T>,
    more: Partial<GatewaySettings> = {},
  ): Promise<T> {
    const settings = {
      ...system.gatewaySettings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', randomUUID()),
      ...more,
    };
    const service = await startGateway(settings, paths);
    try {
      return await use(gatewayAt(`${service.url}/graphql`, paths));
    } finally {
      await service.close();
    }
  }
});
