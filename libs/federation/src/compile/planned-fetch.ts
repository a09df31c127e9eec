import { type OperationDefinitionNode, print, stripIgnoredCharacters } from 'graphql';
import { clientKey } from '../engine/safe-aliases.js';
import { type FetchNode, keysOf } from '../plan/plan-node.js';
import type { PlannedFetch } from '../ports.js';

/** What the port is told about a fetch. */
export function plannedFetch({ subgraph, operation, paths, requires }: FetchNode): PlannedFetch {
  return {
    subgraph,
    kind: requires === undefined ? 'ROOT' : 'ENTITIES',
    operation,
    text: stripIgnoredCharacters(print(operation)),
    variableNames: variableNames(operation).filter(
      (name) => requires === undefined || name !== 'representations',
    ),
    path: keysOf(paths[0] ?? []).map(clientKey),
  };
}

function variableNames({ variableDefinitions = [] }: OperationDefinitionNode): string[] {
  return variableDefinitions.map(({ variable }) => variable.name.value);
}
