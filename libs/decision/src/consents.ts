import type { ConsentCapacity, ConsentKind, RepresentativeCapacity } from '@pontio/vocabulary';
import type { CellCase } from './cell-case.js';
import type { ConsentFacts } from './facts/subject-facts.js';
import { isRepresentative } from './family.js';
import { includesOrAny } from './judgements.js';
import { isWithin, ukDate } from './uk-date.js';

/** Kinds that say yes or no to sharing, as against taking part in a service or preferring something. */
export const SHARING_CONSENT: readonly ConsentKind[] = ['CONFIDENTIALITY_CONSENT', 'GDPR_CONSENT'];

const ANSWERS: readonly ConsentFacts['state'][] = ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT_UNSAFE'];

/**
 * Records that say nothing, and so take nothing back: mistakes, what never was a valid answer, and questions,
 * because to ask again does not undo what was said before.
 */
const SAY_NOTHING: readonly ConsentFacts['state'][] = [
  ...(['ENTERED_IN_ERROR', 'SUPERSEDED', 'INVALIDATED'] as const),
  ...(['NOT_ASKED', 'REQUESTED'] as const),
];

/**
 * The consent record that counts for a cell. Newest wins between records of the same kind and giver; then a
 * person's own record beats a representative's, a narrower scope a wider one, and on a tie the one that denies.
 */
export function consentFor(cell: CellCase, kinds: readonly ConsentKind[]): ConsentFacts | undefined {
  return newestOfEachGiver(recordsInScope(cell, kinds).filter((record) => isGiversToGive(record, cell)))
    .filter((record) => ANSWERS.includes(record.state) && isWithin(cell.today, { to: record.validTo }))
    .sort(byStrength)[0];
}

const CAPACITIES: Readonly<Record<ConsentCapacity, readonly RepresentativeCapacity[]>> = {
  SELF: [],
  PR: ['PR'],
  LPA: ['LPA_HW', 'LPA_PF'],
  DEPUTY: ['DEPUTY'],
};

/** A yes for somebody else counts only from one who could speak for them that day; a no always counts. */
function isGiversToGive({ state, capacity, givenBy, at }: ConsentFacts, { subject }: CellCase): boolean {
  if (state !== 'GIVEN') return true;
  return capacity === 'SELF'
    ? givenBy === subject.id
    : isRepresentative(givenBy, subject, CAPACITIES[capacity], ukDate(at));
}

/** Whether the record that counts says yes. */
export const isGiven = (record: ConsentFacts | undefined): boolean => record?.state === 'GIVEN';

/** Whether the record that counts says no. */
export const isDenied = (record: ConsentFacts | undefined): boolean =>
  record?.state === 'REFUSED' || record?.state === 'WITHDRAWN';

/** Whether a record says for what and to whom, and not only yes. */
export const isSpecific = (record: ConsentFacts | undefined): boolean =>
  record !== undefined && record.scope.purposes.length > 0 && record.scope.recipients.length > 0;

/** Records of some kinds whose scope takes in the cell, without those that never counted. */
export function recordsInScope(cell: CellCase, kinds: readonly ConsentKind[]): ConsentFacts[] {
  const { input, subject, question, holder } = cell;
  const replaced = new Set(subject.consents.flatMap(({ supersedes }) => supersedes ?? []));
  return subject.consents.filter(
    ({ id, kind, state, at, scope }) =>
      kinds.includes(kind) &&
      !SAY_NOTHING.includes(state) &&
      !replaced.has(id) &&
      Date.parse(at) <= Date.parse(input.at) &&
      includesOrAny(scope.purposes, input.request.purpose) &&
      includesOrAny(scope.categories, question.label.category) &&
      includesOrAny(scope.holders, holder.id) &&
      isForRecipient(scope.recipients, cell),
  );
}

function isForRecipient(recipients: readonly string[], cell: CellCase): boolean {
  return recipients.length === 0 || namesRecipient(recipients, cell);
}

/** Whether a list names who receives: the agency, or the person it asks for. */
export function namesRecipient(recipients: readonly string[], { input }: CellCase): boolean {
  const { onBehalfOf } = input.request;
  return (
    recipients.includes(input.recipient.id) || (onBehalfOf !== undefined && recipients.includes(onBehalfOf))
  );
}

function newestOfEachGiver(records: readonly ConsentFacts[]): ConsentFacts[] {
  const newest = new Map<string, ConsentFacts[]>();
  for (const record of records) {
    const key = `${record.kind} ${record.givenBy}`;
    const kept = newest.get(key) ?? [];
    const age = Date.parse(record.at) - Date.parse(kept[0]?.at ?? record.at);
    if (age >= 0) newest.set(key, age > 0 ? [record] : [...kept, record]);
  }
  return [...newest.values()].flat();
}

function byStrength(a: ConsentFacts, b: ConsentFacts): number {
  return (
    Number(b.capacity === 'SELF') - Number(a.capacity === 'SELF') ||
    narrowness(b) - narrowness(a) ||
    Number(isDenied(b)) - Number(isDenied(a)) ||
    (a.id < b.id ? -1 : 1)
  );
}

function narrowness({ scope }: ConsentFacts): number {
  return [scope.purposes, scope.categories, scope.holders, scope.recipients].filter((list) => list.length > 0)
    .length;
}
