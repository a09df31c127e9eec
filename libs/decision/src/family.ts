import type { RepresentativeCapacity } from '@pontio/vocabulary';
import type { CellCase } from './cell-case.js';
import type { SubjectFacts } from './facts/subject-facts.js';
import { isWithin } from './uk-date.js';

/** Whether a person is under eighteen on a day. Somebody whose age is not known is no child. */
export function isChild(subject: SubjectFacts, today: string): boolean {
  if (subject.kind !== 'PERSON' || subject.birthDate === undefined) return false;
  const [year = '', ...rest] = subject.birthDate.split('-');
  return [String(Number(year) + 18).padStart(4, '0'), ...rest].join('-') > today;
}

/** The children of the same request whose family or household the subject belongs to. */
export function childrenOf({ input, subject, today }: CellCase): readonly SubjectFacts[] {
  return input.subjects.filter(
    (other) =>
      other.id !== subject.id &&
      (isChild(other, today) || other.unborn === true) &&
      (other.relatedPersonIds.includes(subject.id) || subject.relatedPersonIds.includes(other.id)),
  );
}

/** Whether somebody could act for a person, in one of some capacities, on a day. */
export function isRepresentative(
  personId: string,
  subject: SubjectFacts,
  capacities: readonly RepresentativeCapacity[],
  day: string,
): boolean {
  return subject.representatives.some(
    (entry) => entry.personId === personId && capacities.includes(entry.capacity) && isWithin(day, entry),
  );
}

/** Whether the subject is asked about only as an adult of a child's family. */
export function isFamilyOfChild(cell: CellCase): boolean {
  return cell.subject.kind === 'PERSON' && !isChild(cell.subject, cell.today) && childrenOf(cell).length > 0;
}
