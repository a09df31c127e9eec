import type { DirectoryEntry } from '../registers/directory.js';

/** Whom to telephone, as answers give it. */
export interface DutyContact {
  readonly agency: string;
  readonly name: string;
  readonly phone: string;
  readonly hours: string;
  readonly outOfHours: string;
}

/** The duty contact of an agency; undefined when the directory does not know it. */
export function dutyContactOf(
  agencyId: string,
  directory: readonly DirectoryEntry[],
): DutyContact | undefined {
  const entry = directory.find(({ id }) => id === agencyId);
  return entry && { agency: entry.id, name: entry.name, ...entry.dutyContact };
}
