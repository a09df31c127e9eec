import { join } from 'node:path';
import type { PontioSupergraph } from '@pontio/gateway/supergraph';
import { CommandFailed, wrongUsage } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';
import { SHIPPED, workspace } from '../workspace.js';

/**
 * Composes and checks the subgraphs that a file lists; left out, those of this repository.
 *
 * @throws CommandFailed when there is no such file (wrong usage), or when they may not be served (check failed)
 */
export async function readSupergraph(file = join(workspace, SHIPPED.supergraph)): Promise<PontioSupergraph> {
  // Composition is slow to load, and no other command has any use for it.
  const { PontioSupergraph: made, readSupergraphFile } = await import('@pontio/gateway/supergraph');
  const sources = orWrongUsage(() => readSupergraphFile(file));
  try {
    return made.compose(sources);
  } catch (error) {
    if (!(error instanceof Error) || !('problems' in error)) throw error;
    const problems = error.problems as readonly string[];
    throw new CommandFailed(
      EXIT.checkFailed,
      `${file} may not be served.`,
      problems,
      'Mend the schemas and check again.',
    );
  }
}

function orWrongUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    throw wrongUsage(String(error instanceof Error ? error.message : error), `Correct the file${cause}.`);
  }
}
