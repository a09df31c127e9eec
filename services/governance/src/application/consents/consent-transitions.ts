import type { ConsentState } from '@pontio/vocabulary';

/** Which answer may take the place of which. An answer is never edited: the later record supersedes it. */
const MAY_FOLLOW: Readonly<Record<ConsentState, readonly ConsentState[]>> = {
  NOT_ASKED: ['REQUESTED', 'GIVEN', 'REFUSED', 'NOT_SOUGHT_UNSAFE'],
  REQUESTED: ['GIVEN', 'REFUSED', 'NOT_SOUGHT_UNSAFE', 'INVALIDATED'],
  GIVEN: ['REQUESTED', 'GIVEN', 'REFUSED', 'WITHDRAWN', 'INVALIDATED'],
  REFUSED: ['REQUESTED', 'GIVEN', 'REFUSED', 'INVALIDATED'],
  WITHDRAWN: ['REQUESTED', 'GIVEN', 'REFUSED', 'INVALIDATED'],
  NOT_SOUGHT_UNSAFE: ['REQUESTED', 'GIVEN', 'REFUSED', 'INVALIDATED'],
  EXPIRED: ['REQUESTED', 'GIVEN', 'REFUSED'],
  INVALIDATED: [],
  SUPERSEDED: [],
  ENTERED_IN_ERROR: [],
};

/** Whether a record in one state may be superseded by one in another. */
export function mayFollow(before: ConsentState, after: ConsentState): boolean {
  return MAY_FOLLOW[before].includes(after);
}
