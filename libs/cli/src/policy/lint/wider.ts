import type { LegalGateway, Party } from '@pontio/vocabulary';
import { GATEWAY_KINDS, type SubjectClass, appliesIn } from '@pontio/vocabulary';

/** Whether every party of one list is a party of the other too. */
export function coversParties(wide: readonly Party[], narrow: readonly Party[]): boolean {
  return wide.includes('ANY') || (narrow.length > 0 && includesAll(wide, narrow));
}

/** Whether a list holds every word of another. */
export const includesAll = (wide: readonly string[], narrow: readonly string[]): boolean =>
  narrow.every((word) => wide.includes(word));

/** Whether a list, in which nothing stands for everything, takes in another of the same sort. */
export function coversOrAny(wide: readonly string[], narrow: readonly string[]): boolean {
  return wide.length === 0 || (narrow.length > 0 && includesAll(wide, narrow));
}

const ALSO: Readonly<Record<SubjectClass, readonly SubjectClass[]>> = {
  CHILD: [],
  CHILD_OR_UNBORN: ['CHILD'],
  ADULT: [],
  ANY_PERSON: ['CHILD', 'CHILD_OR_UNBORN', 'ADULT'],
  OWN_AGENCY: [],
};

/** Whether a gateway is open wherever another is: the same or more parties, people, purposes, places and days. */
export function isOpenWherever(wide: LegalGateway, narrow: LegalGateway): boolean {
  return (
    coversParties(wide.holders, narrow.holders) &&
    coversParties(wide.recipients, narrow.recipients) &&
    (wide.subjectClass === narrow.subjectClass || ALSO[wide.subjectClass].includes(narrow.subjectClass)) &&
    coversOrAny(wide.purposes, narrow.purposes) &&
    includesAll(narrow.conditions, wide.conditions) &&
    appliesIn(wide.jurisdiction, narrow.jurisdiction) &&
    isInForceThroughout(wide, narrow)
  );
}

function isInForceThroughout(wide: LegalGateway, narrow: LegalGateway): boolean {
  if (wide.from === 'NOT_COMMENCED' || !wide.standsAlone || !narrow.standsAlone) return false;
  return (wide.from ?? '') <= (narrow.from ?? '') && (wide.to ?? '9999') >= (narrow.to ?? '9999');
}

/** Whether a gateway is tried before another where a request could rest on both. */
export const isTriedFirst = (first: LegalGateway, second: LegalGateway): boolean =>
  GATEWAY_KINDS.indexOf(first.kind) < GATEWAY_KINDS.indexOf(second.kind);
