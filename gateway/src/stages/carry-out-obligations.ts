import type { Obligation } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import { noticesOf } from '../obligations/notices.js';
import type { Stage } from '../request-path.js';

/**
 * Does what the decision asks of the gateway before anything leaves: whoever has to be told, or has something to
 * review or to record, finds it in their agency's queue. What cannot be delivered stops the answer.
 */
export const carryOutObligations: Stage = async function carryOutObligations(exchange, { changes, now }) {
  exchange.get('answer');
  const rounds = exchange.get('fetched').rounds;
  const asked = {
    ...exchange.get('decided'),
    obligations: exchange.get('obligations'),
    subjects: exchange.get('subjects'),
  };
  const decisions = [
    asked,
    ...rounds.flatMap(({ taken, ...met }) => (taken === undefined ? [] : { ...taken, ...met })),
  ];
  for (const { obligations } of decisions) assertInTime(obligations, now());
  const context = exchange.get('context');
  const notices = decisions.flatMap((decided) => noticesOf({ context, ...decided }));
  if (notices.length > 0) await changes.openNotices(notices, context);
  exchange.put('carriedOut', { notices: notices.length });
};

function assertInTime(obligations: readonly Obligation[], now: Date): void {
  const until = obligations.find(({ type }) => type === 'TIMEBOX')?.properties['until'];
  if (typeof until === 'string' && now.getTime() > Date.parse(until)) {
    throw new PontioError('BREAK_GLASS_NOT_OPEN', { detail: 'it ended while the agencies were asked' });
  }
}
