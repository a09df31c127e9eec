import { decide } from './decide.js';
import type { Decision, Policy } from './decision.js';
import type { DecisionInput } from './facts/decision-input.js';

/** Decides by one policy. */
export interface DecisionEngine {
  readonly policy: Policy;
  decide(input: DecisionInput): Decision;
}

/** The readable engine: the specification. */
export function stagedEngine(policy: Policy): DecisionEngine {
  return { policy, decide: (input) => decide(input, policy) };
}
