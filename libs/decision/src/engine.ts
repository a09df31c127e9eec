import { decideCompiled } from './compiled/decide-compiled.js';
import { compiledFacts } from './compiled/facts/compiled-facts.js';
import { compilePolicy } from './compiled/law/compile-policy.js';
import { decide } from './decide.js';
import type { Decision, Policy } from './decision.js';
import type { DecisionInput } from './facts/decision-input.js';

/** Decides by one policy, for as long as it lives. */
export interface DecisionEngine {
  readonly policy: Policy;
  /**
   * Decides, cell by cell, what may leave. Pure, and never throws on facts: what is not understood is refused.
   * No part of the input may be changed afterwards: what is worked out of facts is kept with them.
   */
  decide(input: DecisionInput): Decision;
}

/** The readable engine, stage by stage: the specification. */
export function stagedEngine(policy: Policy): DecisionEngine {
  return { policy, decide: (input) => decide(input, policy) };
}

/**
 * The fast engine: gives byte for byte the decision of {@link stagedEngine}, from tables. Each engine keeps its
 * own; nothing is shared between engines.
 *
 * @throws RangeError when the law uses a word that the vocabulary does not know
 * @see ADR 0011
 */
export function compiledEngine(policy: Policy): DecisionEngine {
  const tables = compilePolicy(policy);
  const facts = compiledFacts((code) => policy.law.prohibitions.has(code));
  return { policy, decide: (input) => decideCompiled(input, tables, facts) };
}
