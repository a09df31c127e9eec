import { setImmediate as breathe } from 'node:timers/promises';
import { LabelError } from '@pontio/field-labels';
import { CompositionError, type SubgraphSource, composeAside } from '../compose-subgraphs.js';
import { diffSupergraphs } from '../diff/diff-supergraphs.js';
import { type OperationRegistry, changeInWords, needsDecision } from '../diff/supergraph-change.js';
import { nameOf } from '../recent-operations.js';
import { digestOf } from '../subgraphs-digest.js';
import { PontioSupergraph } from '../supergraph.js';
import { warmSupergraph } from './warm-supergraph.js';

/** Why a supergraph is not put to use. */
export interface RefusedSupergraph {
  readonly reason: 'DOES_NOT_COMPOSE' | 'MAY_NOT_BE_SERVED' | 'BREAKING_CHANGE';
  readonly digest: string;
  /** One sentence each. */
  readonly problems: readonly string[];
}

/** A supergraph that may be put to use. */
export interface GoodSupergraph {
  readonly supergraph: PontioSupergraph;
  /** Whether it changes something that somebody had to decide about, and has. */
  readonly isAccepted: boolean;
}

/** What a proposal is weighed by. */
export interface Weights {
  /** The one to be replaced. */
  readonly before: PontioSupergraph;
  readonly operations: OperationRegistry;
  /** Digests of supergraphs whose changes somebody has accepted. */
  readonly accepted: () => ReadonlySet<string>;
}

/**
 * Composes and checks a proposed supergraph, compares it with the one in use, and makes it ready for what
 * callers ask most: all without keeping a request waiting long.
 */
export async function weighSupergraph(
  sources: readonly SubgraphSource[],
  { before, operations, accepted }: Weights,
): Promise<GoodSupergraph | RefusedSupergraph> {
  const digest = digestOf(sources);
  let supergraph: PontioSupergraph;
  try {
    supergraph = await PontioSupergraph.prepare(await composeAside(sources), sources);
  } catch (error) {
    return refusedFor(error, digest);
  }
  await breathe();
  const recent = before.recent.mostUsed();
  const changes = await diffSupergraphs(before, supergraph, [
    ...operations(),
    ...recent.map((operation) => ({ name: nameOf(operation), document: operation.document })),
  ]);
  const undecided = changes.filter(needsDecision);
  const isAccepted = undecided.length > 0 && accepted().has(digest);
  if (undecided.length > 0 && !isAccepted)
    return { reason: 'BREAKING_CHANGE', digest, problems: undecided.map(changeInWords) };
  await warmSupergraph(supergraph, recent);
  return { supergraph, isAccepted };
}

function refusedFor(error: unknown, digest: string): RefusedSupergraph {
  if (error instanceof CompositionError)
    return { reason: 'DOES_NOT_COMPOSE', digest, problems: error.problems };
  if (error instanceof LabelError) return { reason: 'MAY_NOT_BE_SERVED', digest, problems: error.problems };
  throw error;
}
