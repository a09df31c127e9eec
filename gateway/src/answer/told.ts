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
export function toldOf(taken: TakenDecision, isEmpty: IsEmpty = () => false): Told {
  const { decision, engine } = taken;
  const { overall, legalOutcome } = callerOutcome(decision, engine.policy, isEmpty);
  return {
    outcome: overall,
    legalOutcome,
    obligations: callerObligations(toldPart(taken, isEmpty)),
    drafts: callerDrafts(decision, engine.policy),
  };
}

/** The decision on what the caller is told of: the one that was taken, where that is all of it. */
export function toldPart({ input, decision, engine }: TakenDecision, isEmpty: IsEmpty): Decision {
  const isAllTold = decision.cells.every((cell, index) => cell.result !== 'HIDE' && !isEmpty(cell, index));
  return isAllTold ? decision : engine.decide(toldInput(input, decision, isEmpty));
}
