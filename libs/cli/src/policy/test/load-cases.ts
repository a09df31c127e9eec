import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CaseFile, caseReader } from '@pontio/decision/cases';
import { CommandFailed, wrongUsage } from '../../terminal/command-failed.js';
import { EXIT } from '../../terminal/exit-codes.js';
import { SHIPPED, workspace } from '../../workspace.js';
import type { LoadedCase } from './run-cases.js';

const shipped = join(workspace, SHIPPED.cases);

/**
 * Reads golden cases.
 *
 * @param folder - where they are, in folders of any depth; left out, the cases that ship
 * @throws CommandFailed with the problems of every file that is no case
 */
export function loadCases(folder: string = shipped): readonly LoadedCase[] {
  if (!existsSync(folder)) throw wrongUsage(`There is no folder "${folder}".`, 'Name a folder of cases.');
  const read = caseReader(JSON.parse(readFileSync(join(shipped, 'case.schema.json'), 'utf8')) as object);
  const problems: string[] = [];
  const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .flatMap((path) => tryToRead(path, readFileSync(join(folder, path), 'utf8'), read, problems));
  if (problems.length > 0) {
    throw new CommandFailed(EXIT.checkFailed, 'Some files are no cases.', problems, 'Put each right first.');
  }
  if (cases.length === 0) throw wrongUsage(`"${folder}" holds no cases.`, 'Name a folder with *.yaml in it.');
  return cases;
}

function tryToRead(
  path: string,
  text: string,
  read: (path: string, text: string) => CaseFile,
  problems: string[],
): LoadedCase[] {
  try {
    return [{ path, file: read(path, text) }];
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return [];
  }
}
