import { type DecisionEngine, type Policy, compiledEngine, stagedEngine } from '@pontio/decision';

/** What of an engine is needed here. */
export type Engine = Pick<DecisionEngine, 'decide'>;

/** Makes the engine of a policy. */
export type EngineMaker = (policy: Policy) => Engine;

/** The fast engine, which the gateway runs too. */
export const compiled: EngineMaker = compiledEngine;

/** The readable engine, which is the specification. */
export const staged: EngineMaker = stagedEngine;
