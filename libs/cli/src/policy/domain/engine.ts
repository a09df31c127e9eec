import { type Decision, type DecisionInput, type Policy, decide } from '@pontio/decision';

/** Decides by one policy. */
export interface Engine {
  readonly decide: (input: DecisionInput) => Decision;
}

/** Makes the engine of a policy. */
export type EngineMaker = (policy: Policy) => Engine;

/** The readable engine, which is the specification. */
export const staged: EngineMaker = (policy) => ({ decide: (input) => decide(input, policy) });
