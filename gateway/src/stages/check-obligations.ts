import type { Decision } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import { createLogger } from '@pontio/platform';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { unknownObligations } from '../obligations/known-obligations.js';
import type { Stage } from '../request-path.js';

const logger = createLogger('gateway');

/**
 * Refuses the whole release when the decision asks for something that this gateway can neither carry out nor
 * pass on, and tells the policy's owner. Nothing has been asked of any agency by then.
 */
export const checkObligations: Stage = async function checkObligations(exchange, parts) {
  const { decision } = exchange.get('decided');
  await refuseUnknown(decision, exchange, parts);
  exchange.put('obligations', decision.obligations);
};

/** @throws PontioError `OBLIGATION_UNKNOWN` after the policy's owner has been told */
export async function refuseUnknown(
  decision: Decision,
  exchange: Exchange,
  { changes }: Pick<GatewayParts, 'changes'>,
): Promise<void> {
  const unknown = unknownObligations(decision.obligations);
  if (unknown.length === 0) return;
  logger.error({ obligations: unknown, decision: decision.id }, 'a decision asks for what cannot be done');
  const context = exchange.get('context');
  const detail = `OBLIGATION_UNKNOWN: ${unknown.join(', ')}`;
  await changes.openNotices(
    [{ agencyId: context.agencyId, kind: 'NOTIFY_IG', decisionId: decision.id, detail }],
    context,
  );
  throw new PontioError('OBLIGATION_UNKNOWN', { detail });
}
