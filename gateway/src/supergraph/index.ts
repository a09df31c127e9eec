export { CompositionError, type SubgraphSource, composeSubgraphs } from './compose-subgraphs.js';
export { diffSupergraphs } from './diff/diff-supergraphs.js';
export {
  type NamedOperation,
  type SupergraphChange,
  changeInWords,
  needsDecision,
} from './diff/supergraph-change.js';
export { readSupergraphFile } from './sources/supergraph-file.js';
export { PontioSupergraph } from './supergraph.js';
