import { Worker } from 'node:worker_threads';
import { reservedNameFaults } from '@pontio/field-labels';
import { type ComposeTask, type Composed, composeHere } from './compose.worker.js';

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
  return textOf(composeHere(subgraphs), subgraphs);
}

/** The same in a thread of its own, because it takes longer than any request should wait. */
export async function composeAside(subgraphs: readonly SubgraphSource[]): Promise<string> {
  const file = import.meta.url.endsWith('.ts') ? './compose.worker.ts' : './compose.worker.js';
  const task: ComposeTask = { compose: subgraphs };
  const worker = new Worker(new URL(file, import.meta.url), { workerData: task, execArgv: [] });
  const composed = await new Promise<Composed>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the thread that composes ended without an answer'));
    });
  });
  return textOf(composed, subgraphs);
}

function textOf(composed: Composed, subgraphs: readonly SubgraphSource[]): string {
  const problems = [...reservedNames(subgraphs), ...('problems' in composed ? composed.problems : [])];
  if ('problems' in composed || problems.length > 0) throw new CompositionError(problems);
  return composed.sdl;
}

/** Told here too because such a name breaks composition in ways that its own messages do not explain. */
function reservedNames(subgraphs: readonly SubgraphSource[]): readonly string[] {
  try {
    return reservedNameFaults(subgraphs);
  } catch {
    return [];
  }
}
