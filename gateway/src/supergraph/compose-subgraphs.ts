import { composeServices } from '@apollo/composition';
import { reservedNameFaults } from '@pontio/field-labels';
import { parse } from 'graphql';

/** One subgraph as composition needs it. */
export interface SubgraphSource {
  readonly name: string;
  readonly url: string;
  /** Its schema as it serves it. */
  readonly sdl: string;
}

/** The subgraphs do not fit together. The message lists every problem. */
export class CompositionError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The supergraph cannot be composed:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'CompositionError';
  }
}

/**
 * Composes subgraphs into the text of a supergraph.
 *
 * @throws {@link CompositionError} when they do not fit together
 */
export function composeSubgraphs(subgraphs: readonly SubgraphSource[]): string {
  const reserved = reservedNameFaults(subgraphs);
  if (reserved.length > 0) throw new CompositionError(reserved);
  const services = subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const result = composeServices(services);
  if (result.errors !== undefined) throw new CompositionError(result.errors.map((error) => error.message));
  return result.supergraphSdl;
}
