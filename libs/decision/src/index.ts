export {
  type CallerObligation,
  type CallerOutcome,
  type CallerReason,
  type IsEmpty,
  callerDrafts,
  callerObligations,
  callerOutcome,
  callerReason,
  toldInput,
} from './caller-view.js';
export { decide } from './decide.js';
export { type KnownDecision, asCallerKnows } from './guarded-identity.js';
export { PolicySwitch } from './current-policy.js';
export { digestOf } from './digest.js';
export type * from './decision.js';
export { type DecisionEngine, compiledEngine, stagedEngine } from './engine.js';
export { explainToCaller } from './explain/explain-to-caller.js';
export { explainToHolder } from './explain/explain-to-holder.js';
export {
  type ExplainContact,
  type ExplainOptions,
  type Explanation,
  type ExplanationSection,
  renderExplanation,
} from './explain/explanation.js';
export type * from './facts/actor-facts.js';
export type * from './facts/agency-facts.js';
export type * from './facts/agreement-facts.js';
export type * from './facts/decision-input.js';
export type * from './facts/subject-facts.js';
export { NOBODY, NO_AGENCY } from './stand-ins.js';
export { unconfirmed } from './unconfirmed-facts.js';
