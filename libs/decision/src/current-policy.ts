import type { Policy } from './decision.js';
import { type DecisionEngine, compiledEngine } from './engine.js';

/**
 * Holds the engine that decides now. A request takes `current` once and keeps to it, so that one decision is
 * made by one policy.
 */
export class PolicySwitch {
  private engine: DecisionEngine;

  constructor(policy: Policy) {
    this.engine = compiledEngine(policy);
  }

  /** The engine of the policy that was activated last. */
  get current(): DecisionEngine {
    return this.engine;
  }

  /**
   * Decides by another policy from now on. It is compiled first and swapped last: when it cannot be compiled,
   * the old one stays.
   *
   * @throws RangeError when the law uses a word that the vocabulary does not know
   */
  activate(policy: Policy): void {
    this.engine = compiledEngine(policy);
  }
}
