import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway } from '@pontio/gateway';
import type { RunningService } from '@pontio/platform';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import type { AuditEntry } from '../src/demo/audit-entries.js';
import { aboutEllie, sanaAsks } from '../src/demo/questions.js';
import { SMUGGLED, failures, holdsNothing, lies, withValue } from './chaos/conducts.js';
import { type Conduct, type HostileAgency, startHostileAgency } from './chaos/hostile-agency.js';
import { type TestSystem, startTestSystem } from './test-system.js';

const DEADLINE_MS = 2500;
/** How much later than its deadline a whole answer may be, on a busy machine. */
const SLACK_MS = 5000;
const HOSTILE = 'agency-education';
const OWNER = 'agy_alderbrook';

type Person = Readonly<Record<'socialCare' | 'health' | 'education', unknown>>;
const personIn = ({ data }: GatewayAnswer): Person | null => (data?.['person'] ?? null) as Person | null;
const statusesOf = ({ sharing }: GatewayAnswer, source: string): string[] =>
  (sharing?.manifest ?? []).filter((line) => line.source === source).map(({ status }) => status);

describe('an agency that does harm', () => {
  let system: TestSystem;
  let agency: HostileAgency;
  let honest: GatewayAnswer;
  beforeAll(async () => {
    system = await startTestSystem();
    agency = await startHostileAgency(urlOf(HOSTILE));
    honest = await system.askAs(sanaAsks);
    expect(honest.errors).toEqual([]);
  }, 120_000);
  afterAll(async () => {
    for (const service of [...gateways, agency, system]) await service.close();
  }, 60_000);

  const urlOf = (name: string): string => system.parts.states().find((part) => part.name === name)?.url ?? '';

  const gateways: RunningService[] = [];

  /** What a gateway of its own, which has met no fault yet, answers when the agency behaves so. */
  async function answerWith(conduct: Conduct): Promise<{ answer: GatewayAnswer; tookMs: number }> {
    agency.behave(conduct);
    const { PONTIO_GATEWAY_SUBGRAPHS: subgraphs, ...settings } = system.gatewaySettings;
    const gateway = await startGateway({
      ...settings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_SUBGRAPH_DEADLINE_MS: DEADLINE_MS,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', randomUUID()),
      PONTIO_GATEWAY_SUBGRAPHS: subgraphs.map((each) =>
        each.name === HOSTILE ? { ...each, url: agency.url } : each,
      ),
    });
    gateways.push(gateway);
    const token = await tokenFor(sanaAsks, system.description);
    const before = agency.calls();
    const begun = performance.now();
    const answer = await ask({ gateway: `${gateway.url}/graphql` }, token, aboutEllie);
    const tookMs = performance.now() - begun;
    expect(agency.calls()).toBeGreaterThan(before);
    return { answer, tookMs };
  }

  const cellsOf = (entries: readonly AuditEntry[], owner: string, status: string): string[] =>
    entries
      .filter((entry) => entry.owner === owner && entry.kind !== 'REQUEST_INTENT')
      .flatMap(({ cells }) => cells.filter((cell) => cell.status === status).flatMap(({ fields }) => fields))
      .sort();

  /** Everything but the hostile agency's part is as if nothing had happened. */
  function expectOthersUntouched(answer: GatewayAnswer): void {
    expect(answer.status).toBe(200);
    for (const part of ['socialCare', 'health'] as const) {
      expect(personIn(answer)?.[part]).toEqual(personIn(honest)?.[part]);
    }
    for (const source of ['agency-childrens-services', 'agency-health']) {
      expect(statusesOf(answer, source)).toEqual(statusesOf(honest, source));
    }
    expect(JSON.stringify(answer)).not.toContain(SMUGGLED);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  }

  describe.each(Object.entries(failures))('that %s', (_what, conduct) => {
    let answer: GatewayAnswer;
    let tookMs: number;
    beforeAll(async () => {
      ({ answer, tookMs } = await answerWith(conduct));
    });

    it("keeps nobody waiting, and leaves the other agencies' part of the answer as it is", () => {
      expectOthersUntouched(answer);
      expect(tookMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
    });

    it('is said to be unavailable, with whom to telephone, and gives nothing', () => {
      expect(personIn(answer)?.education).toBeNull();
      const statuses = new Set(statusesOf(answer, HOSTILE));
      expect(statuses).toContain('UNAVAILABLE');
      expect(statuses).not.toContain('RETURNED');
      expect(statuses).not.toContain('NONE_HELD');
      expect(answer.errors).toEqual([
        expect.objectContaining({
          extensions: {
            code: 'SOURCE_UNAVAILABLE',
            source: HOSTILE,
            contact: expect.objectContaining({ phone: '01632 960401' }),
          },
        }),
      ]);
    });

    it('is in the audit trail as unavailable, and the others as what they gave', async () => {
      const [entries, before] = [await system.auditOf(answer), await system.auditOf(honest)];
      expect(cellsOf(entries, OWNER, 'RETURNED')).toEqual([]);
      expect(cellsOf(entries, OWNER, 'UNAVAILABLE')).toEqual(
        [...cellsOf(before, OWNER, 'RETURNED'), ...cellsOf(before, OWNER, 'NONE_HELD')].sort(),
      );
      for (const owner of ['agy_northmere', 'agy_willowbank']) {
        expect(cellsOf(entries, owner, 'RETURNED')).toEqual(cellsOf(before, owner, 'RETURNED'));
      }
      expect(JSON.stringify(entries)).not.toContain(SMUGGLED);
    });
  });

  it.each(Object.entries(lies))(
    'that %s is believed in what it was asked, and in nothing else',
    async (_what, conduct) => {
      const { answer } = await answerWith(conduct);
      expectOthersUntouched(answer);
      expect(personIn(answer)).toEqual(personIn(honest));
      expect(statusesOf(answer, HOSTILE)).toEqual(statusesOf(honest, HOSTILE));
      const [entries, before] = [await system.auditOf(answer), await system.auditOf(honest)];
      expect(cellsOf(entries, OWNER, 'RETURNED')).toEqual(cellsOf(before, OWNER, 'RETURNED'));
    },
  );

  it.each<[string, unknown]>([
    ['a text for a number', SMUGGLED],
    ['an object for a number', { [SMUGGLED]: 1 }],
    ['a list for a number', [SMUGGLED]],
  ])('that gives %s loses that value and no other', async (_what, value) => {
    const { answer } = await answerWith(withValue('attendancePercent', value));
    expectOthersUntouched(answer);
    expect(personIn(answer)?.education).toEqual({
      ...(personIn(honest)?.education as object),
      attendancePercent: null,
    });
    const entries = await system.auditOf(answer);
    expect(cellsOf(entries, OWNER, 'RETURNED')).not.toContain('EducationRecord.attendancePercent');
    expect(cellsOf(entries, OWNER, 'RETURNED')).toContain('EducationRecord.schoolName');
  });

  it('that holds nothing is not said to be unavailable', async () => {
    const { answer } = await answerWith(holdsNothing);
    expectOthersUntouched(answer);
    expect(answer.errors).toEqual([]);
    expect(statusesOf(answer, HOSTILE)).not.toContain('UNAVAILABLE');
  });
});
