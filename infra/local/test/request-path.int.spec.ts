import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewaySettings, type PathStep, requestPath, startGateway } from '@pontio/gateway';
import { devika, ellie } from '@pontio/testing';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { waitForAudit } from '../src/demo/audit-entries.js';
import { aboutEllie, devikaAsks, sanaAsks, tomAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem, valuesOf } from './test-system.js';

/** What one gateway is asked, in ways that each show one stage at work. */
interface Gateway {
  /** The path it takes questions along. */
  readonly path: readonly PathStep[];
  readonly url: string;
  as(asker: typeof sanaAsks, body?: Parameters<typeof ask>[2]): Promise<GatewayAnswer>;
  withoutToken(): Promise<GatewayAnswer>;
}

const codeOf = ({ errors }: GatewayAnswer): unknown => errors[0]?.extensions['code'];
const isAnswered = ({ data }: GatewayAnswer): boolean =>
  valuesOf(data).includes('person.education.attendancePercent');
/** The same decision, with a duty that goes with records that are sent. */
function withOneMoreDuty({ at, stage }: PathStep): PathStep {
  const decide: PathStep['stage'] = (exchange, parts) => {
    const { current } = parts.policies;
    const decideMore: typeof current.decide = (input) => {
      const decision = current.decide(input);
      const duty = { id: 'ob_0', type: 'CARRY_IDENTIFIER', properties: {} } as const;
      return { ...decision, obligations: [...decision.obligations, duty] };
    };
    const policies = {
      current: { policy: current.policy, decide: decideMore },
      activate: (policy: typeof current.policy) => {
        parts.policies.activate(policy);
      },
    };
    return stage(exchange, { ...parts, policies });
  };
  return { at, stage: decide };
}

const child = `identifier: { system: NHS, value: "${ellie.nhsNumber}" }`;

describe('the request path', () => {
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
      isKept: async (gateway) => codeOf(await gateway.withoutToken()) === 'TOKEN_MISSING',
    },
    limitClient: {
      promise: 'asks a client that comes too often to wait',
      isKept: ({ path }) =>
        withGateway(
          path,
          async (gateway) => {
            await gateway.as(sanaAsks);
            return codeOf(await gateway.as(sanaAsks)) === 'RATE_LIMITED';
          },
          { PONTIO_GATEWAY_CLIENT_RATE: 1 },
        ),
    },
    openRequestContext: {
      promise: 'refuses a request that claims more than its token',
      isKept: async (gateway) =>
        codeOf(
          await gateway.as(sanaAsks, { ...aboutEllie, extensions: { sharing: { purpose: 'RESEARCH' } } }),
        ) === 'SHARING_EXCEEDS_TOKEN',
    },
    guardOperation: {
      promise: 'tells a caller whose variable does not fit its type',
      isKept: async (gateway) =>
        codeOf(await gateway.as(sanaAsks, { ...aboutEllie, variables: { child: 1 } })) ===
        'OPERATION_INVALID',
    },
    planOperation: {
      promise: 'refuses a question for no value, which would be one for existence',
      isKept: async (gateway) =>
        codeOf(await gateway.as(sanaAsks, { query: `{ person(${child}) { id } }` })) === 'OPERATION_REFUSED',
    },
    resolveSubjects: {
      promise: 'finds the person whom each agency knows under another number',
      isKept: async (gateway) =>
        (await gateway.as(sanaAsks)).sharing?.manifest.some(({ status }) => status === 'RETURNED') ?? false,
    },
    decide: {
      promise: 'refuses a practitioner who is not involved, and says so',
      isKept: async (gateway) => (await gateway.as(tomAsks)).sharing?.outcome === 'DENY_REQUESTABLE',
    },
    checkObligations: {
      promise: 'refuses an answer that comes with a duty nobody here can carry out',
      isKept: ({ path }) =>
        withGateway(
          path.map((step) => (step.stage.name === 'decide' ? withOneMoreDuty(step) : step)),
          async (gateway) => codeOf(await gateway.as(sanaAsks)) === 'OBLIGATION_UNKNOWN',
        ),
    },
    recordIntent: {
      promise: 'writes what is about to be asked before it is asked',
      isKept: async (gateway) => hasRecorded(await gateway.as(sanaAsks), 'REQUEST_INTENT'),
    },
    fetchReleased: {
      promise: 'brings back what is released',
      isKept: async (gateway) => isAnswered(await gateway.as(sanaAsks)),
    },
    shapeResponse: {
      promise: 'says what every source could say',
      isKept: async (gateway) =>
        (await gateway.as(sanaAsks)).sharing?.manifest.some(({ status }) => status === 'NONE_SHAREABLE') ??
        false,
    },
    carryOutObligations: {
      promise: 'puts what somebody has to be told into the queue of their agency',
      isKept: async (gateway) => {
        const { sharing } = await gateway.as({ ...sanaAsks, practitioner: devika });
        return (await queueOfLeafshire()).some(
          ({ kind, decisionId }) => kind === 'NOTIFY_IG' && decisionId === sharing?.decision,
        );
      },
    },
    recordDisclosure: {
      promise: 'writes what leaves before it leaves',
      isKept: async (gateway) => hasRecorded(await gateway.as(sanaAsks), 'DISCLOSURE'),
    },
  };

  const stages = requestPath.map(({ stage }) => stage.name);

  it('has a promise for every stage', () => {
    expect(Object.keys(promises)).toEqual(stages);
  });

  const kept = Object.entries(promises).map(([stage, { promise, isKept }]) => ({ stage, promise, isKept }));

  it.each(kept)('$stage keeps its promise: it $promise', async ({ isKept }) => {
    expect(await isKept(gatewayAt(system.description.gateway, requestPath))).toBe(true);
  });

  it.each(stages)('breaks that promise, and shares nothing more, without %s', async (name) => {
    const without = requestPath.filter(({ stage }) => stage.name !== name);
    await withGateway(without, async (gateway) => {
      expect(await promises[name]?.isKept(gateway)).toBe(false);
      expect(valuesOf((await gateway.as(tomAsks)).data)).toEqual([]);
      expect(valuesOf((await gateway.withoutToken()).data)).toEqual([]);
    });
  });

  it('reaches every agency without the person index once it is known who is meant', async () => {
    const loseIndex: PathStep = {
      at: 'inside',
      stage: async function loseIndex() {
        await system.parts.stop('person-index');
      },
    };
    const path = requestPath.flatMap((step) =>
      step.stage.name === 'fetchReleased' ? [loseIndex, step] : [step],
    );
    await withGateway(path, async (gateway) => {
      const answer = await gateway.as(sanaAsks);
      await system.parts.start('person-index');
      expect(isAnswered(answer)).toBe(true);
      expect(answer.sharing?.manifest.map(({ status }) => status)).not.toContain('UNAVAILABLE');
    });
  });

  async function hasRecorded(answer: GatewayAnswer, kind: string): Promise<boolean> {
    const requestId = answer.sharing?.requestId ?? String(answer.errors[0]?.extensions['requestId']);
    const officer = await tokenFor(devikaAsks, system.description);
    const entries = await waitForAudit(system.description, officer, requestId);
    return entries.some((entry) => entry.kind === kind);
  }

  async function queueOfLeafshire(): Promise<readonly { kind: string; decisionId: string }[]> {
    const { data } = await system.askAs(devikaAsks, {
      query: '{ notices(agencyId: "agy_leafshire") { kind decisionId } }',
    });
    return (data?.['notices'] ?? []) as { kind: string; decisionId: string }[];
  }

  function gatewayAt(url: string, path: readonly PathStep[]): Gateway {
    return {
      ...{ url, path },
      as: async (asker, body = aboutEllie) =>
        ask({ gateway: url }, await tokenFor(asker, system.description), body),
      withoutToken: () => ask({ gateway: url }, undefined, aboutEllie),
    };
  }

  async function withGateway<T>(
    path: readonly PathStep[],
    use: (gateway: Gateway) => Promise<T>,
    more: Partial<GatewaySettings> = {},
  ): Promise<T> {
    const settings = {
      ...system.gatewaySettings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', randomUUID()),
      ...more,
    };
    const service = await startGateway(settings, { questions: path });
    try {
      return await use(gatewayAt(`${service.url}/graphql`, path));
    } finally {
      await service.close();
    }
  }
});
