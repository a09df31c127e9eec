import type { Policy } from './decision.js';
import { type DecisionEngine, stagedEngine } from './engine.js';

/** The policy in force. */
export class PolicySwitch {
  private engine: DecisionEngine;

  constructor(policy: Policy) {
    this.engine = stagedEngine(policy);
  }

  /** The engine of the policy in force. */
  get current(): DecisionEngine {
    return this.engine;
  }

  /** Puts another policy in force. */
  activate(policy: Policy): void {
    this.engine = stagedEngine(policy);
  }
}
