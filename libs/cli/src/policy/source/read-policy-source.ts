import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { wrongUsage } from '../../terminal/command-failed.js';
import { SHIPPED, workspace } from '../../workspace.js';
import type { PolicyFile, PolicySource } from './policy-source.js';
import { readRevision } from './read-revision.js';

/**
 * Reads the files of a policy.
 *
 * @param where - a folder, one file of law, or a git revision of the shipped catalogue; left out, what ships
 * @throws CommandFailed (wrong usage) when it is none of these
 */
export function readPolicySource(where?: string): PolicySource {
  if (where === undefined) return { name: 'the shipped catalogue', law: shippedLaw(), agreements: [] };
  if (existsSync(where)) return statSync(where).isDirectory() ? readFolder(where) : readSingle(where);
  const revision = readRevision(where);
  if (revision !== undefined) return revision;
  throw wrongUsage(
    `"${where}" is neither a folder, a file nor a git revision.`,
    'Name a folder with law/*.yaml in it, or a revision such as main or HEAD~1.',
  );
}

const shippedLaw = (): readonly PolicyFile[] => filesIn(join(workspace, SHIPPED.law), ['.yaml']);

const readSingle = (path: string): PolicySource => ({ name: path, law: [readFile(path)], agreements: [] });

function readFolder(folder: string): PolicySource {
  const manifest = join(folder, 'policy.yaml');
  return {
    name: folder,
    law: lawOf(folder),
    agreements: filesIn(join(folder, 'agreements'), ['.yaml', '.json']),
    ...(existsSync(manifest) && { manifest: readFile(manifest) }),
  };
}

/** The folder's own law; or, where it holds agreements alone, the law that ships. */
function lawOf(folder: string): readonly PolicyFile[] {
  const own = existsSync(join(folder, 'law')) ? filesIn(join(folder, 'law'), ['.yaml']) : looseLaw(folder);
  if (own.length > 0) return own;
  if (existsSync(join(folder, 'agreements')) || existsSync(join(folder, 'policy.yaml'))) return shippedLaw();
  throw wrongUsage(
    `"${folder}" holds no law and no agreements.`,
    'Put law/*.yaml or agreements/*.yaml in it.',
  );
}

const looseLaw = (folder: string): readonly PolicyFile[] =>
  filesIn(folder, ['.yaml']).filter(({ path }) => !path.endsWith('policy.yaml'));

function filesIn(folder: string, endings: readonly string[]): readonly PolicyFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => endings.some((ending) => name.endsWith(ending)) && !name.endsWith('.schema.json'))
    .sort()
    .map((name) => readFile(join(folder, name)));
}

/** What is in the workspace is spoken of by its path there. */
function readFile(path: string): PolicyFile {
  const inside = relative(workspace, path);
  return { path: inside.startsWith('..') ? path : inside, text: readFileSync(path, 'utf8') };
}
