import { type AuditInput, type AuditRequester, auditRequester } from '@pontio/audit-contract';
import type { DecisionCell } from '@pontio/decision';
import type { RequestContext } from '@pontio/request-context';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { obligationsBeside } from '../obligations/notices.js';
import type { TakenDecision } from './told.js';

/** What events are made with. */
export type EventMaker = Pick<GatewayParts, 'refs' | 'newId' | 'now'>;

const SOURCE = 'urn:pontio:gateway';

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

/** How a request was made, where it was not the ordinary way. */
export function modeOf({ breakGlassId }: RequestContext): Pick<AuditInput, 'mode' | 'breakGlass'> {
  return breakGlassId === undefined ? {} : { mode: 'BREAK_GLASS', breakGlass: breakGlassId };
}

/** Who asks, by keyed references. */
export function requesterOf(exchange: Exchange, { refs }: EventMaker): AuditRequester {
  return auditRequester(exchange.get('context'), refs);
}

/** What identifies an event. */
export function identityOf({ newId, now }: EventMaker): { id: string; time: string; source: string } {
  return { id: newId('evt'), time: now().toISOString(), source: SOURCE };
}
