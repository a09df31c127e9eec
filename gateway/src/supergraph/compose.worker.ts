import { parentPort, workerData } from 'node:worker_threads';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import type { SubgraphSource } from './compose-subgraphs.js';

/** What composing gave: the text of a supergraph, or one sentence for each problem. */
export type Composed = { readonly sdl: string } | { readonly problems: readonly string[] };

/** How a thread of this file is told what to do; it imports nothing of ours, so that it runs as source too. */
export interface ComposeTask {
  readonly compose: readonly SubgraphSource[];
}

/** Composes here, in whichever thread this is. */
export function composeHere(subgraphs: readonly SubgraphSource[]): Composed {
  const unreadable: string[] = [];
  const services = subgraphs.flatMap(({ name, url, sdl }) => {
    try {
      return [{ name, url, typeDefs: parse(sdl) }];
    } catch (error) {
      unreadable.push(`The schema of ${name} cannot be read: ${messageOf(error)}`);
      return [];
    }
  });
  if (unreadable.length > 0) return { problems: unreadable };
  try {
    const { errors, supergraphSdl } = composeServices(services);
    return errors === undefined ? { sdl: supergraphSdl } : { problems: errors.map(({ message }) => message) };
  } catch (error) {
    // Composition asserts where a schema is odder than it expects.
    return { problems: [messageOf(error)] };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const task = workerData as ComposeTask | null | undefined;
if (task?.compose !== undefined) parentPort?.postMessage(composeHere(task.compose));
