import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MalformedLog, type Policy, type ReadLogFile, parsePolicy } from '@pontio/transparency-log';
import { CommandFailed, wrongUsage } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';

/** The name of the signed checkpoint in an exported log. */
export const CHECKPOINT = 'checkpoint';

/** Reads the files of an exported log. */
export const filesOf =
  (folder: string): ReadLogFile =>
  (path) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined;

/**
 * The signed checkpoint of an exported log.
 *
 * @throws CommandFailed (wrong usage) when the folder is none
 */
export function checkpointIn(folder: string): string {
  if (statSync(join(folder, CHECKPOINT), { throwIfNoEntry: false })?.isFile() !== true)
    throw wrongUsage(
      `There is no exported log in "${folder}".`,
      'Name the folder that "pontio audit export" wrote.',
    );
  return readFileSync(join(folder, CHECKPOINT), 'utf8');
}

/** A file that the command line names. @throws CommandFailed (wrong usage) when it cannot be read */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw wrongUsage(`The file "${file}" cannot be read.`, 'Name a file that is there.');
  }
}

/** @throws CommandFailed (wrong usage) when the file is no policy */
export function policyIn(file: string): Policy {
  try {
    return parsePolicy(textOf(file));
  } catch (error) {
    if (error instanceof MalformedLog)
      throw wrongUsage(error.message, 'A policy says which log and which witnesses you trust.');
    throw error;
  }
}

/** Does something that fails where a log or receipt is not to be trusted. @throws CommandFailed (check failed) */
export function trusting<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof MalformedLog)) throw error;
    throw new CommandFailed(
      EXIT.checkFailed,
      error.message,
      [],
      'Do not rely on it. Ask whoever gave it to you, and keep it as evidence.',
    );
  }
}
