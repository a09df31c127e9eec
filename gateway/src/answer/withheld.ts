import { callerReason } from '@pontio/decision';
import type { Exchange } from '../exchange.js';
import { type CellOutcome, cellOutcomes } from './cell-outcomes.js';
import { type DutyContact, dutyContactOf } from './contacts.js';
import type { DirectoryEntry } from '../registers/directory.js';
import { type ValuePath, valuePaths } from './value-paths.js';

/** Something the caller asked for and does not get, why, and whom to telephone. */
export interface Withheld {
  /** Response path without list positions. */
  readonly path: readonly string[];
  readonly category: string;
  readonly reason: string;
  /** The reason in a plain sentence. */
  readonly text: string;
  /** Whether asking the holder can change the answer. */
  readonly requestable: boolean;
  readonly contact?: DutyContact;
}

/**
 * The values withheld with a reason. What is hidden is not among them: the manifest answers
 * `NONE_SHAREABLE` for it, whether or not anything is held.
 */
export function withheldValues(exchange: Exchange): readonly Withheld[] {
  const { directory } = exchange.get('decided');
  const paths = valuePaths(exchange.get('incoming'));
  return cellOutcomes(exchange)
    .filter(({ status }) => status === 'WITHHELD')
    .flatMap((outcome) => pathsOf(outcome, paths).flatMap((path) => describe(outcome, path, directory)));
}

function pathsOf({ subject, coordinate }: CellOutcome, paths: readonly ValuePath[]): (readonly string[])[] {
  return paths
    .filter((place) => place.coordinate === coordinate && place.path[0] === subject.rootKey)
    .map(({ path }) => path);
}

function describe(
  { cell, label, holderId }: CellOutcome,
  path: readonly string[],
  directory: readonly DirectoryEntry[],
): Withheld[] {
  const told = callerReason(cell);
  const contact = dutyContactOf(holderId, directory);
  return told === undefined
    ? []
    : [{ path, category: label.category, reason: cell.reason, ...told, ...(contact && { contact }) }];
}
