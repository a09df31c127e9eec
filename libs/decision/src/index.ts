export { type CallerObligation, type CallerReason, callerObligations, callerReason } from './caller-view.js';
export { decide } from './decide.js';
export type * from './decision.js';
export type * from './facts/actor-facts.js';
export type * from './facts/agency-facts.js';
export type * from './facts/agreement-facts.js';
export type * from './facts/decision-input.js';
export type * from './facts/subject-facts.js';
export { NOBODY, NO_AGENCY } from './stand-ins.js';
