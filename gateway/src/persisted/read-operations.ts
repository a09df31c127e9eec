import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseOperation } from './parse-operation.js';
import type { OperationProblem, PersistedOperation } from './persisted-operation.js';

/** What a folder of operations holds. */
export interface OperationFolder {
  readonly operations: readonly PersistedOperation[];
  /** Of those that are left out. */
  readonly problems: readonly OperationProblem[];
}

/** The operations that ship with this build. */
export const shippedOperations = fileURLToPath(new URL('../../operations/', import.meta.url));

const ENDING = '.graphql';

/** Reads a folder: `name.graphql` holds the document, `name.yaml` what it is for. One that is broken spoils no other. */
export function readOperations(folder: string): OperationFolder {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => basename(file, ENDING))
    .sort();
  const operations = new Map<string, PersistedOperation>();
  const problems: OperationProblem[] = [];
  for (const name of names) {
    const read = parseOperation(filesOf(folder, name));
    if ('problems' in read) problems.push(...read.problems);
    else {
      const twin = operations.get(read.id);
      if (twin === undefined) operations.set(read.id, read);
      else problems.push({ file: `${name}${ENDING}`, what: `is ${twin.name} again; take one of them out.` });
    }
  }
  return { operations: [...operations.values()], problems };
}

function filesOf(folder: string, name: string): Parameters<typeof parseOperation>[0] {
  const details = join(folder, `${name}.yaml`);
  return {
    name,
    document: readFileSync(join(folder, `${name}${ENDING}`), 'utf8'),
    details: existsSync(details) ? readFileSync(details, 'utf8') : undefined,
  };
}
