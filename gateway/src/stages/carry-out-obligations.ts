import type { Obligation } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import { emptyCells } from '../answer/told-after-asking.js';
import { type TakenDecision, toldPart } from '../answer/told.js';
import type { Decided, Exchange } from '../exchange.js';
import { type Notice, type NoticeSource, noticesOf } from '../obligations/notices.js';
import type { Stage } from '../request-path.js';

/**
 * Does what the decision asks of the gateway before anything leaves: whoever has to be told, or has something to
 * review or to record, finds it in their agency's queue. What cannot be delivered stops the answer. What follows from
 * nothing that the caller is told of is delivered once the answer has left: a call more, or a refusal, would tell.
 */
export const carryOutObligations: Stage = async function carryOutObligations(
  exchange,
  { changes, afterwards, now },
) {
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
  const { told, silent } = apart(decisions, exchange);
  if (told.length > 0) await changes.openNotices(told, context);
  if (silent.length > 0) afterwards.add('openNotices', () => changes.openNotices(silent, context));
  exchange.put('carriedOut', { notices: told.length + silent.length });
};

type Carried = Omit<NoticeSource, 'context'> & TakenDecision & Pick<Decided, 'known'>;

/** What would be opened if only what the caller is told of had been asked, and what is opened because of the rest. */
function apart(
  decisions: readonly Carried[],
  exchange: Exchange,
): { readonly told: readonly Notice[]; readonly silent: readonly Notice[] } {
  const context = exchange.get('context');
  const told: Notice[] = [];
  const silent: Notice[] = [];
  for (const decided of decisions) {
    const notices = noticesOf({ context, ...decided });
    if (notices.length === 0) continue;
    const part = toldPart(decided.known ?? decided, emptyCells(exchange));
    const open = new Set(
      noticesOf({ context, ...decided, decision: part, obligations: part.obligations }).map(keyOf),
    );
    for (const notice of notices) (open.has(keyOf(notice)) ? told : silent).push(notice);
  }
  return { told, silent };
}

const keyOf = ({ agencyId, kind }: Notice): string => `${agencyId} ${kind}`;

function assertInTime(obligations: readonly Obligation[], now: Date): void {
  const until = obligations.find(({ type }) => type === 'TIMEBOX')?.properties['until'];
  if (typeof until === 'string' && now.getTime() > Date.parse(until)) {
    throw new PontioError('BREAK_GLASS_NOT_OPEN', { detail: 'it ended while the agencies were asked' });
  }
}
