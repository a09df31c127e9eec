export { FederatedEngine, type EngineOptions } from './engine/federated-engine.js';
export { coerceVariables } from './engine/coerce-variables.js';
export { JoinFacts } from './engine/join-facts.js';
export { clientKey } from './engine/safe-aliases.js';
export { HttpCaller, type HttpCallerOptions } from './http/http-caller.js';
export { PlainSource } from './http/plain-source.js';
export { UnknownPlanError } from './plan/plan-node.js';
export type { PlannerName, QueryPlanner } from './planner/query-planner.js';
export type * from './ports.js';
