import type { AuditEvent, WrittenEvent } from '@pontio/audit-contract';
import type { Decision, DecisionInput } from '@pontio/decision';
import { shippedPolicy } from '@pontio/decision/cases';
import type { ReleaseOrder } from '@pontio/request-context';
import type { SubgraphAnswer, SubgraphCall } from '../../../src/executor/subgraph-client.js';
import type { GatewayParts } from '../../../src/gateway-parts.js';
import type { PersonIdentifier, SubjectMatch } from '../../../src/registers/person-index.client.js';
import { type Mask, isReleased } from '../oracle/mask.js';
import { shareOf } from '../world/draw.js';
import { sources } from '../world/schemas.js';
import type { World } from '../world/world.js';

type Order = Omit<ReleaseOrder, 'id'>;

/** The agencies of the world; the person index is none. */
export const agencies = sources.map(({ name }) => name).filter((name) => name.startsWith('agency-'));
/** The subgraph of an agency, by its id. */
export const subgraphOf = (agencyId: string): string => agencyId.slice('agy_'.length);
const policy = shippedPolicy();
const directory = agencies.map((name) => ({
  ...{ id: `agy_${name}`, name, subgraph: name },
  dutyContact: { phone: '01632 960000', hours: 'always', outOfHours: 'always' },
}));

/** What a gateway is made of for one question: random decisions, a world's index, agencies that are asked by `call`. */
export interface WorldParts {
  readonly world: World;
  readonly mask: Mask;
  /** Makes an order something that can travel. */
  readonly sign: (order: ReleaseOrder) => Promise<string>;
  readonly call: (call: SubgraphCall) => Promise<SubgraphAnswer>;
  readonly events: AuditEvent[];
}

/** The gateway's own stages run on these. */
export function partsOver({ world, mask, sign, call, events }: WorldParts): GatewayParts {
  let made = 0;
  const engine = { policy, decide: (input: DecisionInput) => decisionUnder(mask, input) };
  const parts = {
    persons: {
      resolve: (identifiers: PersonIdentifier[]) =>
        Promise.resolve(identifiers.map((each) => named(each, world))),
      resolveRecords: (agencyId: string, records: string[]) =>
        Promise.resolve(records.map((record) => recorded(agencyId, record, world))),
    },
    governance: {
      decisionFacts: () =>
        Promise.resolve({
          actor: { status: 'ACTIVE', role: 'SOCIAL_WORKER' },
          ...{ subjects: [], holders: [], agreements: [] },
        }),
    },
    tickets: { seal: () => Promise.resolve('ticket') },
    directory: { entries: () => Promise.resolve(directory) },
    policies: { current: engine },
    decisions: { record: () => undefined },
    orders: { sign: (order: ReleaseOrder) => sign(order) },
    subgraphs: { call },
    journal: {
      append: (more: (AuditEvent | WrittenEvent)[]) =>
        Promise.resolve(void events.push(...more.map(eventOf))),
      isWritable: () => true,
    },
    refs: (kind: string, value: string) => refOf(kind, value),
    requestDates: 'refuse',
    now: () => new Date('2026-11-24T10:00:00Z'),
    newId: (prefix: string) => `${prefix}_${String((made += 1))}`,
  };
  return parts as unknown as GatewayParts;
}

/** An event as the ledger will read it. */
function eventOf(event: AuditEvent | WrittenEvent): AuditEvent {
  return 'text' in event ? (JSON.parse(event.text) as AuditEvent) : event;
}

const PREFIXES: Readonly<Record<string, string>> = { subject: 'sub_', practitioner: 'usr_', case: 'cse_' };

/** A reference as long as a keyed one, in which a test can read whose it is. */
export function refOf(kind: string, value: string): string {
  return `${PREFIXES[kind] ?? ''}${value.padEnd(43, '-')}`;
}

function named({ value }: PersonIdentifier, world: World): SubjectMatch {
  const person = world.personKey(value);
  return person === undefined ? { status: 'NoMatch', links: [] } : matched(person, world);
}

function recorded(agencyId: string, record: string, world: World): SubjectMatch {
  // The record that nobody has, asked about where nobody was met.
  if (record === 'nobody') return { status: 'NoMatch', links: [] };
  const subgraph = subgraphOf(agencyId);
  const person = world.personOf(subgraph, record);
  return world.isLinked(subgraph, person) ? matched(person, world) : { status: 'NoMatch', links: [] };
}

function matched(personId: string, world: World): SubjectMatch {
  const links = agencies
    .filter((subgraph) => world.isLinked(subgraph, personId))
    .map((subgraph) => ({ agencyId: `agy_${subgraph}`, recordRef: world.recordOf(subgraph, personId) }));
  return { status: 'Match', personId, links };
}

function decisionUnder(mask: Mask, { decisionId, request, asks }: DecisionInput): Decision {
  const cells = asks.flatMap(({ subjectId, holderId, fields }) =>
    fields.map(({ field, label: { level } }) => {
      const row = level === 'C4' || level === 'C5' ? level : undefined;
      const cell = { person: subjectId, subgraph: subgraphOf(holderId), coordinate: field, row };
      const isHidden = shareOf(mask.seed + 1, JSON.stringify(cell)) < 0.5;
      const kept = isHidden ? ('HIDE' as const) : ('WITHHOLD' as const);
      // Nobody is ever released who might be somebody else.
      const isKnown = subjectId.startsWith('per_');
      const result = isKnown && isReleased(mask, cell) ? ('ALLOW' as const) : kept;
      const reason = result === 'ALLOW' ? ('SHARED' as const) : ('NO_INVOLVEMENT' as const);
      return { subjectId, field, holderId, result, reason, requestable: false };
    }),
  );
  return {
    ...{
      id: decisionId,
      requestId: request.id,
      overall: 'PARTIAL',
      legalOutcome: 'MAY',
      cells,
      obligations: [],
    },
    ...{ policyVersion: 'p', lawVersion: 'l', inputDigest: `sha256:${'x'.repeat(43)}`, expiresAt: '' },
  };
}

export type { Order };
