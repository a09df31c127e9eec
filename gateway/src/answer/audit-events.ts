import {
  type AuditCell,
  type AuditEvent,
  type AuditInput,
  type AuditRequester,
  createAuditEvent,
} from '@pontio/audit-contract';
import { isPontioError } from '@pontio/errors';
import type { RequestContext } from '@pontio/request-context';
import type { Exchange } from '../exchange.js';
import { isReleased } from '../executor/release-plan.js';
import { obligationsBeside } from '../obligations/notices.js';
import type { GatewayParts } from '../gateway-parts.js';
import { type CellOutcome, askedCells, cellOutcomes } from './cell-outcomes.js';
import { completenessManifest } from './manifest.js';

type Maker = Pick<GatewayParts, 'refs' | 'newId' | 'now'>;
type Asked = Omit<CellOutcome, 'status'>;

const SOURCE = 'urn:pontio:gateway';
const DECIDED = new Set<AuditCell['status']>(['RETURNED', 'WITHHELD', 'HIDDEN']);

/** One intent for each person and each holder of whom something is about to be asked. */
export function intentEvents(exchange: Exchange, maker: Maker): AuditEvent[] {
  const asked = askedCells(exchange).filter(({ cell }) => isReleased(cell));
  return groupBy(asked, ownerKey).map((group) =>
    createAuditEvent(
      'REQUEST_INTENT',
      {
        ...facts(exchange, group, maker),
        requester: requester(exchange, maker),
        outcome: 'permit',
        cells: packed(group.map((outcome) => ({ ...outcome, status: 'ASKED' as const }))),
      },
      identity(maker),
    ),
  );
}

/** For each person and each holder, what was given and what was held back: a disclosure, or a refusal. */
export function disclosureEvents(exchange: Exchange, maker: Maker): AuditEvent[] {
  const manifest = completenessManifest(exchange);
  return groupBy(cellOutcomes(exchange), ownerKey).map((group) => {
    const [{ subgraph, subject }] = group;
    const input = {
      ...facts(exchange, group, maker),
      requester: requester(exchange, maker),
      outcome: outcomeOf(group),
      cells: packed(group),
      manifest: manifest
        .filter(({ source, path }) => source === subgraph && path[0] === subject.rootKey)
        .map(({ source, category, status }) => ({ source, category, status })),
    };
    const isAnswered = group.some(({ status }) => status === 'RETURNED' || status === 'NONE_HELD');
    return isAnswered
      ? createAuditEvent('DISCLOSURE', input, identity(maker))
      : createAuditEvent('REFUSAL', input, identity(maker));
  });
}

/** A request that was stopped before it had cells, or by a fault: refused as a whole, for the given reason. */
export function stoppedEvent(exchange: Exchange, error: unknown, maker: Maker): AuditEvent {
  const decision = exchange.peek('decided')?.decision;
  const context = exchange.peek('context');
  const reason = isPontioError(error) ? error.code : 'INTERNAL';
  const input: AuditInput<'REFUSAL'> = {
    correlation: exchange.requestId,
    owner: null,
    requester: context ? requester(exchange, maker) : clientOnly(exchange),
    outcome: reason === 'INTERNAL' ? 'error' : 'deny',
    cells: [],
    reason,
    ...(context && { purpose: context.purpose, ...modeOf(context) }),
    ...(decision && { decisionId: decision.id }),
  };
  return createAuditEvent('REFUSAL', input, identity(maker));
}

function facts(
  exchange: Exchange,
  group: NonEmpty<Asked>,
  { refs }: Maker,
): Omit<AuditInput, 'requester' | 'outcome' | 'cells'> {
  const { decision } = exchange.get('decided');
  const context = exchange.get('context');
  const { caseRef, purpose } = context;
  const [{ subject, holderId, subgraph }] = group;
  const obligations = obligationsBeside(
    group.map(({ cell }) => cell),
    decision,
  );
  const isKnownPerson = subject.kind === 'PERSON' && subject.match === 'Match';
  return {
    correlation: exchange.requestId,
    decisionId: decision.id,
    // What a subgraph outside the directory serves has no holder that could account for it.
    owner: holderId.startsWith('agy_') ? holderId : null,
    subgraph,
    purpose,
    legalOutcome: decision.legalOutcome,
    inputDigest: decision.inputDigest,
    policyVersion: decision.policyVersion,
    lawVersion: decision.lawVersion,
    ...modeOf(context),
    ...(obligations.length > 0 && { obligations }),
    ...(isKnownPerson && { subjectRef: refs('subject', subject.id) }),
    ...(caseRef !== undefined && { caseRef: refs('case', caseRef) }),
    ...(decision.gatewayUsed !== undefined && { legalGateway: decision.gatewayUsed }),
    ...(decision.agreementUsed !== undefined && { agreement: decision.agreementUsed }),
  };
}

function modeOf({ breakGlassId }: RequestContext): Pick<AuditInput, 'mode' | 'breakGlass'> {
  return breakGlassId === undefined ? {} : { mode: 'BREAK_GLASS', breakGlass: breakGlassId };
}

function requester(exchange: Exchange, { refs }: Maker): AuditRequester {
  const { agencyId, role, practitionerId, client } = exchange.get('context');
  return {
    org: agencyId,
    role,
    userRef: refs('practitioner', practitionerId),
    client: client.id,
    jti: client.tokenId,
  };
}

function clientOnly(exchange: Exchange): Partial<AuditRequester> {
  const token = exchange.peek('token');
  return token ? { org: token.agencyId, client: token.clientId, jti: token.tokenId } : {};
}

function identity({ newId, now }: Maker): { id: string; time: string; source: string } {
  return { id: newId('evt'), time: now().toISOString(), source: SOURCE };
}

function outcomeOf(group: readonly CellOutcome[]): AuditInput['outcome'] {
  const isGiven = ({ status }: CellOutcome): boolean => status === 'RETURNED' || status === 'NONE_HELD';
  if (group.every(isGiven)) return 'permit';
  if (group.some(isGiven)) return 'partial';
  return group.some(({ status }) => status === 'UNAVAILABLE') ? 'error' : 'deny';
}

/** Cells of one category, status, reason and reference become one line that lists their fields. */
function packed(outcomes: readonly (Asked & { status: AuditCell['status'] })[]): AuditCell[] {
  const lines = groupBy(outcomes, ({ label, status, cell }) =>
    [label.category, status, cell.reason, cell.ref].join(' '),
  );
  return lines.map((line) => {
    const [{ label, status, cell }] = line;
    return {
      category: label.category,
      fields: line.map(({ coordinate }) => coordinate).sort(),
      status,
      // Only a decided fate has the decision's reason; what a source did or lacked has none.
      ...(DECIDED.has(status) && { reason: cell.reason, ...(cell.ref !== undefined && { ref: cell.ref }) }),
    };
  });
}

type NonEmpty<T> = readonly [T, ...T[]];

const ownerKey = ({ subject, holderId, subgraph }: Asked): string =>
  `${subject.rootKey} ${holderId} ${subgraph}`;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): NonEmpty<T>[] {
  return [...Map.groupBy(items, keyOf).values()] as unknown as NonEmpty<T>[];
}
