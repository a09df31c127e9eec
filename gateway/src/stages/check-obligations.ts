import { PontioError } from '@pontio/errors';
import { createLogger } from '@pontio/platform';
import { unknownObligations } from '../obligations/known-obligations.js';
import type { Stage } from '../request-path.js';

const logger = createLogger('gateway');

/**
 * Refuses the whole release when the decision asks for something that this gateway can neither carry out nor
 * pass on, and tells the policy's owner. Nothing has been asked of any agency by then.
 */
export const checkObligations: Stage = async function checkObligations(exchange, { changes }) {
  const { decision } = exchange.get('decided');
  const unknown = unknownObligations(decision.obligations);
  if (unknown.length === 0) {
    exchange.put('obligations', decision.obligations);
    return;
  }
  logger.error({ obligations: unknown, decision: decision.id }, 'a decision asks for what cannot be done');
  const context = exchange.get('context');
  const detail = `OBLIGATION_UNKNOWN: ${unknown.join(', ')}`;
  await changes.openNotices(
    [{ agencyId: context.agencyId, kind: 'NOTIFY_IG', decisionId: decision.id, detail }],
    context,
  );
  throw new PontioError('OBLIGATION_UNKNOWN', { detail });
};
