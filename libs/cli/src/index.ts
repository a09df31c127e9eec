export { runPontio } from './program.js';
export { type Dimensions } from './policy/domain/circumstance.js';
export { type Engine, type EngineMaker, compiled, staged } from './policy/domain/engine.js';
export {
  type DifferentQuestions,
  type Enumeration,
  type EnumerationOptions,
  enumerateDomain,
} from './policy/domain/enumerate-domain.js';
export type { Meaning, Terminal } from './terminal/terminal.js';
