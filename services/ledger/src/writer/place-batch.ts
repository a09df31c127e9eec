import { type ChainLink, type TileBytes, appendLeaves, linkEvents } from '@pontio/transparency-log';
import type { Arrival } from './arrival.js';
import type { LogState } from './log-state.js';

/** An arrival with its place in the log. */
export interface PlacedEvent extends Arrival {
  readonly logIndex: number;
  readonly chains: readonly ChainLink[];
}

/** A batch, ready to be written, and the log as it will be then. */
export interface PlacedBatch {
  readonly events: readonly PlacedEvent[];
  readonly tiles: readonly TileBytes[];
  readonly root: Uint8Array;
  /** Heads of the chains that have become longer. */
  readonly longer: LogState['chains'];
  readonly state: LogState;
}

/** Gives each arrival its index, its links and its leaf. Pure: a batch whose writing fails can be placed anew. */
export function placeBatch(state: LogState, arrivals: readonly Arrival[]): PlacedBatch {
  const linked = linkEvents(
    arrivals.map(({ bytes, controllers }) => ({ event: bytes, controllers })),
    state.chains,
  );
  const { edge, tiles, root } = appendLeaves(
    state.edge,
    linked.entries.map(({ leaf }) => leaf),
  );
  const events = arrivals.map((arrival, n) => ({
    ...arrival,
    logIndex: state.edge.size + n,
    chains: linked.entries[n]?.chains ?? [],
  }));
  const chains = new Map([...state.chains, ...linked.heads]);
  return { events, tiles, root, longer: linked.heads, state: { ...state, edge, chains } };
}
