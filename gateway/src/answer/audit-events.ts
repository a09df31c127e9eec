import {
  type AuditCell,
  type AuditEvent,
  type AuditInput,
  type AuditRequester,
  auditRequester,
  createAuditEvent,
} from '@pontio/audit-contract';
import type { DecisionCell } from '@pontio/decision';
import { isPontioError } from '@pontio/errors';
import type { RequestContext } from '@pontio/request-context';
import type { Exchange, Round } from '../exchange.js';
import { isReleased } from '../executor/mask.js';
import { obligationsBeside } from '../obligations/notices.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { TakenDecision } from './told.js';
import { type AskedCell, type CellOutcome, askedCells, cellOutcomes, isGiven } from './cell-outcomes.js';
import { linesAbout } from './manifest.js';

/** What events are made with. */
export type EventMaker = Pick<GatewayParts, 'refs' | 'newId' | 'now'>;

const SOURCE = 'urn:pontio:gateway';
const DECIDED = new Set<AuditCell['status']>(['RETURNED', 'TRANSFORMED', 'DECIDED', 'WITHHELD', 'HIDDEN']);

/**
 * One intent for each person and each holder of whom something is about to be asked.
 *
 * @param round - those met on the way; left out: those asked about
 */
export function intentEvents(exchange: Exchange, maker: EventMaker, round?: Required<Round>): AuditEvent[] {
  const about = round && ({ subjects: round.subjects, decisions: [round.taken], isPart: true } as const);
  const asked = askedCells(exchange, about).filter(({ cell }) => isReleased(cell));
  return groupBy(asked, ownerKey).map((group) =>
    createAuditEvent(
      'REQUEST_INTENT',
      {
        ...facts(exchange, group, maker),
        requester: requesterOf(exchange, maker),
        outcome: 'permit',
        cells: packed(group.map((outcome) => ({ ...outcome, status: 'ASKED' as const }))),
      },
      identityOf(maker),
    ),
  );
}

/** For each person and each holder, what was given and what was held back: a disclosure, or a refusal. */
export function disclosureEvents(exchange: Exchange, maker: EventMaker): AuditEvent[] {
  return groupBy(cellOutcomes(exchange), ownerKey).map((group) => {
    const [{ subgraph, subject }] = group;
    const input = {
      ...facts(exchange, group, maker),
      requester: requesterOf(exchange, maker),
      outcome: outcomeOf(group),
      cells: packed(group),
      manifest: linesAbout(subject, group, exchange, [subgraph]).map(({ source, category, status }) => ({
        source,
        category,
        status,
      })),
    };
    return group.some(isAnswered)
      ? createAuditEvent('DISCLOSURE', input, identityOf(maker))
      : createAuditEvent('REFUSAL', input, identityOf(maker));
  });
}

/** A request that was stopped before it had cells, or by a fault: refused as a whole, for the given reason. */
export function stoppedEvent(exchange: Exchange, error: unknown, maker: EventMaker): AuditEvent {
  const decision = exchange.peek('decided')?.decision;
  const context = exchange.peek('context');
  const reason = isPontioError(error) ? error.code : 'INTERNAL';
  const input: AuditInput<'REFUSAL'> = {
    correlation: exchange.requestId,
    owner: null,
    requester: context ? requesterOf(exchange, maker) : clientOnly(exchange),
    outcome: reason === 'INTERNAL' ? 'error' : 'deny',
    cells: [],
    reason,
    ...(context && { purpose: context.purpose, ...modeOf(context) }),
    ...(decision && { decisionId: decision.id }),
  };
  return createAuditEvent('REFUSAL', input, identityOf(maker));
}

function facts(
  exchange: Exchange,
  group: NonEmpty<AskedCell>,
  maker: EventMaker,
): Omit<AuditInput, 'requester' | 'outcome' | 'cells'> {
  const [{ subject, holderId, subgraph, taken }] = group;
  const cells = group.map(({ cell }) => cell);
  const isKnownPerson = subject.kind === 'PERSON' && subject.match === 'Match';
  return {
    ...decisionFacts(exchange, taken, cells, maker),
    // What a subgraph outside the directory serves has no holder that could account for it.
    owner: holderId.startsWith('agy_') ? holderId : null,
    subgraph,
    ...(isKnownPerson && { subjectRef: maker.refs('subject', subject.id) }),
  };
}

/** What an event about some cells says of the decision it rests on. */
export function decisionFacts(
  exchange: Exchange,
  { decision, input }: Pick<TakenDecision, 'decision' | 'input'>,
  cells: readonly DecisionCell[],
  { refs }: EventMaker,
): Omit<AuditInput, 'requester' | 'outcome' | 'cells' | 'owner'> {
  const context = exchange.get('context');
  const { caseRef, purpose } = context;
  const obligations = obligationsBeside(cells, decision);
  const { id, legalOutcome, inputDigest, policyVersion, lawVersion, gatewayUsed, agreementUsed } = decision;
  return {
    correlation: exchange.requestId,
    decisionId: id,
    ...{ purpose, legalOutcome, inputDigest, policyVersion, lawVersion },
    ...modeOf(context),
    ...(caseRef !== undefined && { caseRef: refs('case', caseRef) }),
    ...(gatewayUsed !== undefined && { legalGateway: gatewayUsed }),
    ...(agreementUsed !== undefined && { agreement: agreementUsed }),
    ...(input.freshness !== undefined && { freshness: input.freshness }),
    ...(obligations.length > 0 && { obligations }),
  };
}

function modeOf({ breakGlassId }: RequestContext): Pick<AuditInput, 'mode' | 'breakGlass'> {
  return breakGlassId === undefined ? {} : { mode: 'BREAK_GLASS', breakGlass: breakGlassId };
}

/** Who asks, by keyed references. */
export function requesterOf(exchange: Exchange, { refs }: EventMaker): AuditRequester {
  return auditRequester(exchange.get('context'), refs);
}

function clientOnly(exchange: Exchange): Partial<AuditRequester> {
  const token = exchange.peek('token');
  return token ? { org: token.agencyId, client: token.clientId, jti: token.tokenId } : {};
}

/** What identifies an event. */
export function identityOf({ newId, now }: EventMaker): { id: string; time: string; source: string } {
  return { id: newId('evt'), time: now().toISOString(), source: SOURCE };
}

/** Nothing held is an answer too. */
const isAnswered = (outcome: CellOutcome): boolean => isGiven(outcome) || outcome.status === 'NONE_HELD';

function outcomeOf(group: readonly CellOutcome[]): AuditInput['outcome'] {
  if (group.every(isAnswered)) return 'permit';
  if (group.some(isAnswered)) return 'partial';
  return group.some(({ status }) => status === 'UNAVAILABLE') ? 'error' : 'deny';
}

/** A decided cell as far as an event tells of it. */
export interface CellFate {
  readonly category: string;
  readonly coordinate: string;
  readonly status: AuditCell['status'];
  readonly cell: Pick<DecisionCell, 'reason' | 'ref'>;
}

/** Cells of one category, status, reason and reference become one line that lists their fields. */
export function packCells(fates: readonly CellFate[]): AuditCell[] {
  const lines = groupBy(fates, ({ category, status, cell }) =>
    [category, status, cell.reason, cell.ref].join(' '),
  );
  return lines.map((line) => {
    const [{ category, status, cell }] = line;
    return {
      category,
      fields: line.map(({ coordinate }) => coordinate).sort(),
      status,
      // Only a decided fate has the decision's reason; what a source did or lacked has none.
      ...(DECIDED.has(status) && { reason: cell.reason, ...(cell.ref !== undefined && { ref: cell.ref }) }),
    };
  });
}

const packed = (outcomes: readonly (AskedCell & { status: AuditCell['status'] })[]): AuditCell[] =>
  packCells(outcomes.map((outcome) => ({ ...outcome, category: outcome.label.category })));

type NonEmpty<T> = readonly [T, ...T[]];

const ownerKey = ({ subject, holderId, subgraph, taken }: AskedCell): string =>
  [subject.place, subject.id, holderId, subgraph, taken.decision.id].join(' ');

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): NonEmpty<T>[] {
  return [...Map.groupBy(items, keyOf).values()] as unknown as NonEmpty<T>[];
}
