import { type Decision, type DecisionCell, callerReason } from '@pontio/decision';
import { type DutyContact, dutyContactOf } from '../answer/contacts.js';
import { type TakenDecision, toldOf } from '../answer/told.js';
import type { DirectoryEntry } from '../registers/directory.js';
import type { EvaluatedAsk } from './evaluated-asks.js';

/** One answer in the shape of the OpenID Authorization API 1.0. */
export interface EvaluationAnswer {
  readonly decision: boolean;
  readonly context: Readonly<Record<string, unknown>>;
}

/** An answer for each item, in the order of the items. What is hidden reads like what is not there. */
export function evaluationAnswers(
  asks: readonly EvaluatedAsk[],
  decision: Decision,
  directory: readonly DirectoryEntry[],
): readonly EvaluationAnswer[] {
  const cells = decision.cells.values();
  return asks.map((entry) => {
    if ('problem' in entry) {
      return {
        decision: false,
        context: { result: 'WITHHOLD', reason: 'MALFORMED', reason_user: { en: entry.problem } },
      };
    }
    const { value: cell } = cells.next();
    if (cell === undefined) throw new TypeError('a decision without a cell for each question');
    return answerOf(cell, decision, dutyContactOf(cell.holderId, directory));
  });
}

/** What is said of the whole question beside its items. */
export function evaluationContext(taken: TakenDecision): Readonly<Record<string, unknown>> {
  const { id, expiresAt } = taken.decision;
  return { evaluation_id: id, ...toldOf(taken), expiresAt };
}

function answerOf(cell: DecisionCell, { id }: Decision, contact: DutyContact | undefined): EvaluationAnswer {
  const { text, requestable } = callerReason(cell);
  const hidden = cell.result === 'HIDE';
  return {
    // What may leave only once it has been changed is a no to whoever does not read on.
    decision: cell.result === 'ALLOW',
    context: {
      evaluation_id: id,
      result: hidden ? 'NONE_SHAREABLE' : cell.result,
      ...(!hidden && { reason: cell.reason }),
      reason_user: { en: text },
      requestable,
      ...(contact && { contact }),
    },
  };
}
