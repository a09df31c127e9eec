import { spawnSync } from 'node:child_process';
import { SHIPPED, workspace } from '../../workspace.js';
import { CommandFailed } from '../../terminal/command-failed.js';
import { EXIT } from '../../terminal/exit-codes.js';
import type { PolicyFile, PolicySource } from './policy-source.js';

/** The shipped catalogue as it was at a git revision, or nothing when there is no such revision. */
export function readRevision(revision: string): PolicySource | undefined {
  // A name that begins like an option could be taken for one.
  if (
    revision.startsWith('-') ||
    git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`) === undefined
  ) {
    return undefined;
  }
  const paths = (git('ls-tree', '--name-only', revision, `${SHIPPED.law}/`) ?? '').split('\n');
  const law = paths.filter((path) => path.endsWith('.yaml')).map((path) => fileAt(revision, path));
  if (law.length > 0) return { name: revision, law, agreements: [] };
  throw new CommandFailed(
    EXIT.wrongUsage,
    `Revision "${revision}" has no catalogue of law.`,
    [],
    `Choose a later one: the catalogue is kept in ${SHIPPED.law}.`,
  );
}

function fileAt(revision: string, path: string): PolicyFile {
  const text = git('show', `${revision}:${path}`);
  if (text !== undefined) return { path: `${revision}:${path}`, text };
  throw new CommandFailed(
    EXIT.cannotReach,
    `git cannot show ${path} at "${revision}".`,
    [],
    'Fetch it first.',
  );
}

function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: workspace, encoding: 'utf8', maxBuffer: 1 << 26 });
  return status === 0 ? stdout : undefined;
}
