import { setImmediate as breathe } from 'node:timers/promises';
import type { RecentOperation } from '../recent-operations.js';
import type { PontioSupergraph } from '../supergraph.js';

/** Operations planned before a supergraph is put to use; the others are planned when somebody asks them. */
const WARMED = 100;

/** Plans the operations that callers ask most, one at a time, so that requests are answered meanwhile. */
export async function warmSupergraph(
  supergraph: PontioSupergraph,
  operations: readonly RecentOperation[],
): Promise<void> {
  for (const { document: text, operationName } of operations.slice(0, WARMED)) {
    await breathe();
    const prepared = supergraph.engine.prepare(text, operationName);
    if (!('errors' in prepared)) supergraph.recent.note(text, operationName);
  }
}
