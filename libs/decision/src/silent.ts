import type { CellCase } from './cell-case.js';
import { SHARING_CONSENT, consentFor } from './consents.js';
import { isActiveRestriction, ruleOf } from './restrictions.js';
import { isWithin } from './uk-date.js';

/**
 * Who must not be told that a cell was released: whoever a restriction guards against, whoever it was not safe
 * to ask, and representatives who are kept from notice.
 */
export function silentFor(cell: CellCase): readonly string[] {
  const { subject, today } = cell;
  const asked = consentFor(cell, SHARING_CONSENT);
  const dangerous = subject.restrictions
    .filter(
      (restriction) =>
        isActiveRestriction(restriction, today) &&
        ruleOf(restriction).onRelease?.obligations.includes('SUPPRESS_SUBJECT_NOTICE') === true,
    )
    .flatMap(({ dangerousPersonIds }) => dangerousPersonIds);
  const excluded = subject.representatives
    .filter((representative) => representative.excludedFromNotice === true && isWithin(today, representative))
    .map(({ personId }) => personId);
  return [...dangerous, ...(asked?.state === 'NOT_SOUGHT_UNSAFE' ? [asked.givenBy] : []), ...excluded];
}
