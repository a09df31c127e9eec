import type { DirectoryEntry } from '../registers/directory.js';

/** Whom to telephone, as answers give it. */
export interface DutyContact {
  readonly agency: string;
  readonly name: string;
  readonly phone: string;
  readonly hours: string;
  readonly outOfHours: string;
}

/** By directory: everybody of whom an agency holds something is told the same. */
const known = new WeakMap<readonly DirectoryEntry[], ReadonlyMap<string, DutyContact>>();

/** The duty contact of an agency; undefined when the directory does not know it. */
export function dutyContactOf(
  agencyId: string,
  directory: readonly DirectoryEntry[],
): DutyContact | undefined {
  const contacts = known.get(directory) ?? contactsOf(directory);
  known.set(directory, contacts);
  return contacts.get(agencyId);
}

function contactsOf(directory: readonly DirectoryEntry[]): ReadonlyMap<string, DutyContact> {
  return new Map(directory.map(({ id, name, dutyContact }) => [id, { agency: id, name, ...dutyContact }]));
}
