import type { Ask, Decision, DecisionCell, Obligation } from '@pontio/decision';
import {
  type Decided,
  Exchange,
  type HolderOf,
  type IncomingOperation,
  type Made,
  type Subject,
} from '../src/exchange.js';
import { type PlannedCells, cellsOfPlan } from '../src/executor/plan-cells.js';
import { ReleasePlan } from '../src/executor/release-plan.js';
import { type SourceReport, SourceReports } from '../src/executor/source-report.js';
import { incoming } from './three-agencies.js';

/** Ellie, known to both agencies. */
export const ellie: Subject = {
  ...{ place: 'person', id: 'per_1', kind: 'PERSON', match: 'Match', orderSubject: 's' },
  recordIds: { 'agy_agency-education': 'ST-1', 'agy_agency-health': 'P-1' },
  severalRecordsAt: [],
};

/** What a decided exchange is made of; what is left out is ordinary. */
export interface DecidedCase {
  /** What is asked about Ellie. */
  readonly asked: string;
  /** How cells were decided, by coordinate; the others are allowed. */
  readonly cells?: Readonly<Record<string, Partial<DecisionCell>>>;
  readonly obligations?: readonly (Pick<Obligation, 'type'> & Partial<Obligation>)[];
  readonly subject?: Subject;
  readonly breakGlassId?: string;
}

/** What is decided about a part of the question: nothing follows from that. */
const nothingElseAsked = {
  input: { asks: [] },
  engine: { decide: () => ({ cells: [], obligations: [] }) },
} as unknown as Pick<Decided, 'input' | 'engine'>;

/** A question of Sana's about Ellie, decided as the case says and asked of nobody yet. */
export function decidedExchange({ asked, cells = {}, ...rest }: DecidedCase): Exchange {
  const { obligations = [], subject = ellie, breakGlassId } = rest;
  const exchange = new Exchange('req_1', new Date('2026-11-24T10:00:00Z'), {
    authorization: undefined,
    sharing: undefined,
  });
  const operation = incoming(`{ person(identifier: { system: NHS, value: "9990000018" }) { ${asked} } }`);
  const planned = planOf(operation);
  const { cells: plannedCells } = planned;
  const holderOf = (subgraph: string): string => `agy_${subgraph}`;
  const decision = {
    ...{ id: 'dec_1', requestId: 'req_1', overall: 'PARTIAL', legalOutcome: 'MAY' },
    ...{ policyVersion: 'p', lawVersion: 'l', inputDigest: `sha256:${'x'.repeat(43)}`, expiresAt: '' },
    cells: plannedCells.map(({ subgraph, coordinate: field }) => ({
      ...{ subjectId: subject.id, field, holderId: holderOf(subgraph) },
      ...{ result: 'ALLOW', reason: 'SHARED', requestable: false },
      ...cells[field],
    })),
    obligations: obligations.map((entry, index) => ({ id: `ob_${index + 1}`, properties: {}, ...entry })),
  } as Decision;
  exchange.put('incoming', operation);
  exchange.put('plan', planned);
  exchange.put('subjects', [subject]);
  exchange.put('context', {
    ...{ requestId: 'req_1', at: '2026-11-24T10:00:00.000Z', client: { id: 'c', tokenId: 't' } },
    ...{ agencyId: 'agy_leafshire', practitionerId: 'prc_sana', role: 'SOCIAL_WORKER' },
    ...{ purpose: 'SAFEGUARD_CHILD', caseRef: 'S47-1', legalGateways: [] },
    ...(breakGlassId !== undefined && { breakGlassId }),
  });
  const release = releaseOf(decision, [subject], holderOf);
  exchange.put('decided', {
    ...nothingElseAsked,
    ...{ decision, directory: [], release, holderOf },
    agencyOf: (name) => (name.startsWith('agency-') ? `agy_${name}` : undefined),
  });
  exchange.put('obligations', decision.obligations);
  exchange.put('fetched', { data: Buffer.from('null'), sources: new SourceReports(), rounds: [] });
  return exchange;
}

/** The plan of an operation as the stage that plans would make it. */
export function planOf({ source, supergraph }: IncomingOperation): Made['plan'] {
  const prepared = supergraph.engine.prepare(source);
  if ('errors' in prepared) throw new Error(prepared.errors[0]?.message);
  const planned: PlannedCells = cellsOfPlan(prepared, supergraph.subjects, {});
  return { ...planned, prepared };
}

/** What a decision releases, its cells taken for what was asked. */
export function releaseOf(
  decision: Pick<Decision, 'cells'>,
  subjects: readonly Subject[],
  holderOf: HolderOf,
): ReleasePlan {
  const release = new ReleasePlan(holderOf);
  const asks = decision.cells.map(({ subjectId, holderId, field }) => ({
    ...{ subjectId, holderId },
    fields: [{ field }] as unknown as Ask['fields'],
  }));
  release.admit({ subjects, asks, decision });
  return release;
}

/** Notes that a source was asked for some values about somebody, and which of them its answer held. */
export function answered(
  report: SourceReport,
  subjectId: string,
  values: readonly string[],
  held: readonly string[] = values,
): void {
  const bits = Uint8Array.from(values, (value) => (held.includes(value) ? 1 : 0));
  report.addAnswer(subjectId, { values }, bits);
}
