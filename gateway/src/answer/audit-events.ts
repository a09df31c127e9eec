import {
  type AuditEvent,
  type AuditInput,
  type AuditRequester,
  type WrittenEvent,
  createAuditEvent,
} from '@pontio/audit-contract';
import { isPontioError } from '@pontio/errors';
import type { Exchange, Round, Subject } from '../exchange.js';
import { isReleased } from '../executor/mask.js';
import { askedGroups, everybodyDecided, ownerOutcomes } from './cell-outcomes.js';
import { type EventMaker, identityOf, modeOf, requesterOf } from './event-facts.js';
import { EventWriter } from './event-writer.js';
import { type StatusOf, fateOf } from './fates.js';
import { categoryStatuses, isStaleAt } from './manifest.js';
import type { OwnerGroup } from './owner-groups.js';

/**
 * One intent for each person and each holder of whom something is about to be asked.
 *
 * @param round - those met on the way; left out: those asked about
 */
export function intentEvents(
  exchange: Exchange,
  maker: EventMaker,
  round?: Pick<Required<Round>, 'subjects' | 'taken'>,
): WrittenEvent[] {
  const about = round && { subjects: round.subjects, decisions: [round.taken], isPart: true };
  const writer = new EventWriter(exchange, maker);
  return eachOnce(askedGroups(exchange, about ?? everybodyDecided(exchange))).flatMap((group) => {
    const fate = fateOf(group, askedStatus);
    return fate.lines.length === 0 ? [] : [writer.write('REQUEST_INTENT', group, fate)];
  });
}

const askedStatus: StatusOf = (cell) => (isReleased(cell) ? 'ASKED' : undefined);

/** For each person and each holder, what was given and what was held back: a disclosure, or a refusal. */
export function disclosureEvents(exchange: Exchange, maker: EventMaker): WrittenEvent[] {
  const writer = new EventWriter(exchange, maker);
  const { agencyOf } = exchange.get('decided');
  return eachOnce(ownerOutcomes(exchange)).map((group) => {
    const { fate, subject, shape } = group;
    const source = shape.subgraph;
    const isAgency = agencyOf(source) !== undefined;
    return writer.write(fate.isAnswered ? 'DISCLOSURE' : 'REFUSAL', group, fate, {
      key: `${String(subject.isMet)} ${String(isAgency)} ${String(isStaleAt(source, exchange))}`,
      lines: () =>
        isAgency
          ? categoryStatuses(source, subject, [group], exchange).map((line) => ({ source, ...line }))
          : [],
    });
  });
}

/** Somebody who is named twice in a list is told of once. */
function eachOnce<G extends OwnerGroup>(groups: readonly G[]): readonly G[] {
  const firsts = new Map<string, Subject>();
  const isFirst = (subject: Subject): boolean => {
    const key = `${subject.place} ${subject.id}`;
    const first = firsts.get(key) ?? subject;
    firsts.set(key, first);
    return first.position === subject.position;
  };
  const isTold = new Map<Subject, boolean>();
  return groups.filter(({ subject }) => {
    const known = isTold.get(subject) ?? isFirst(subject);
    isTold.set(subject, known);
    return known;
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

function clientOnly(exchange: Exchange): Partial<AuditRequester> {
  const token = exchange.peek('token');
  return token ? { org: token.agencyId, client: token.clientId, jti: token.tokenId } : {};
}
