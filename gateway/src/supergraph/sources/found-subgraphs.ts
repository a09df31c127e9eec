import type { SubgraphSource } from '../compose-subgraphs.js';
import { digestOf } from '../subgraphs-digest.js';

/** What one look for subgraphs found. */
export interface FoundSubgraphs {
  readonly sources: readonly SubgraphSource[];
  /** Those that ought to be there and did not say what their schema is. */
  readonly absent: readonly { readonly name: string; readonly url: string }[];
}

/** One look for subgraphs. */
export type FindSubgraphs = () => Promise<FoundSubgraphs>;

/** What was found, and for what is absent the schema it had; one that never had a schema is left out. */
export function withStandIns(
  { sources, absent }: FoundSubgraphs,
  before: { readonly subgraphs: readonly SubgraphSource[] },
): readonly SubgraphSource[] {
  const standIns = absent.flatMap(({ name, url }) => {
    const known = before.subgraphs.find((subgraph) => subgraph.name === name);
    return known === undefined ? [] : [{ ...known, url }];
  });
  return [...sources, ...standIns];
}

/** Whether two lists hold the same schemas at the same addresses. */
export function isSame(some: readonly SubgraphSource[], others: readonly SubgraphSource[]): boolean {
  const addresses = (list: readonly SubgraphSource[]): string =>
    list
      .map(({ name, url }) => `${name}=${url}`)
      .sort()
      .join();
  return digestOf(some) === digestOf(others) && addresses(some) === addresses(others);
}
