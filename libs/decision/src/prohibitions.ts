import { type Prohibition, appliesIn } from '@pontio/vocabulary';
import type { CellCase } from './cell-case.js';
import type { SubjectFacts } from './facts/subject-facts.js';
import { isActiveRestriction } from './restrictions.js';
import { isWithin } from './uk-date.js';

/** Whether a prohibition is law today where the record is held or where it would go: it binds whoever discloses. */
export function isProhibitionInForce(prohibition: Prohibition, cell: CellCase): boolean {
  const { input, holder, today } = cell;
  const places = [input.jurisdiction, holder.jurisdiction];
  return places.some((place) => appliesIn(prohibition.jurisdiction, place)) && isWithin(today, prohibition);
}

/** Who guards, under the statute, who the person is or was. Every query about such a person is caught. */
export function protectorsOf(
  { restrictions }: Prohibition,
  person: SubjectFacts,
  today: string,
): readonly string[] {
  return person.restrictions
    .filter(
      (restriction) => restrictions.includes(restriction.code) && isActiveRestriction(restriction, today),
    )
    .map(({ setBy }) => setBy);
}
