import {
  type CallerObligation,
  type CallerOutcome,
  type Decision,
  type DecisionEngine,
  type DecisionInput,
  type IsEmpty,
  callerDrafts,
  callerObligations,
  callerOutcome,
  toldInput,
} from '@pontio/decision';

/** A decision with what it was taken on and by. */
export interface TakenDecision {
  readonly input: DecisionInput;
  readonly decision: Decision;
  readonly engine: DecisionEngine;
}

/** What the caller is told of a whole request. */
export interface Told {
  readonly outcome: CallerOutcome['overall'];
  readonly legalOutcome: CallerOutcome['legalOutcome'];
  readonly obligations: readonly CallerObligation[];
  readonly drafts: readonly string[];
}

/**
 * The caller's account of a decision, the same whether something is hidden or was never there. The truth is in
 * the audit trail.
 *
 * @param isEmpty - which released cells turned out to hold nothing; nothing is known of that before asking
 */
export function toldOf({ input, decision, engine }: TakenDecision, isEmpty: IsEmpty = () => false): Told {
  const { overall, legalOutcome } = callerOutcome(decision, engine.policy, isEmpty);
  const isAllTold = decision.cells.every((cell, index) => cell.result !== 'HIDE' && !isEmpty(cell, index));
  return {
    outcome: overall,
    legalOutcome,
    // Where all of it is told, the decision on what is told is the one that was taken.
    obligations: callerObligations(isAllTold ? decision : engine.decide(toldInput(input, decision, isEmpty))),
    drafts: callerDrafts(decision, engine.policy),
  };
}
