import { PontioError } from '@pontio/errors';
import { noticesOf } from '../obligations/notices.js';
import type { Stage } from '../request-path.js';

/**
 * Does what the decision asks of the gateway before anything leaves: whoever has to be told, or has something to
 * review or to record, finds it in their agency's queue. What cannot be delivered stops the answer.
 */
export const carryOutObligations: Stage = async function carryOutObligations(exchange, { changes, now }) {
  exchange.get('answer');
  const timebox = exchange.get('obligations').find(({ type }) => type === 'TIMEBOX');
  const until = timebox?.properties['until'];
  if (typeof until === 'string' && now().getTime() > Date.parse(until)) {
    throw new PontioError('BREAK_GLASS_NOT_OPEN', { detail: 'it ended while the agencies were asked' });
  }
  const context = exchange.get('context');
  const notices = noticesOf({
    context,
    decision: exchange.get('decided').decision,
    obligations: exchange.get('obligations'),
    subjects: exchange.get('subjects'),
  });
  if (notices.length > 0) await changes.openNotices(notices, context);
  exchange.put('carriedOut', { notices: notices.length });
};
