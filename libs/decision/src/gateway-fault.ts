import {
  type ComputedCondition,
  type Condition,
  type LegalGateway,
  type Party,
  RECORDED_CONDITIONS,
  type ReasonCode,
  type RecordedCondition,
  type RepresentativeCapacity,
  type SubjectClass,
  appliesIn,
  isOneOf,
  isPurpose,
} from '@pontio/vocabulary';
import { type CellCase, isBreakGlass, isSentByHolder } from './cell-case.js';
import type { AgencyFacts } from './facts/agency-facts.js';
import { childrenOf, isChild, isRepresentative } from './family.js';
import { isRecorded } from './judgements.js';
import { isWithin } from './uk-date.js';

/** Why a gateway is not open for a cell, or nothing when it is. */
export function gatewayFault(gateway: LegalGateway, cell: CellCase): ReasonCode | undefined {
  if (!gateway.standsAlone) return 'NO_GATEWAY';
  if (!isGatewayInForce(gateway, cell.today)) return 'GATEWAY_NOT_IN_FORCE';
  if (!appliesIn(gateway.jurisdiction, cell.input.jurisdiction)) return 'GATEWAY_WRONG_JURISDICTION';
  if (!isParty(cell.holder, gateway.holders)) return 'RECIPIENT_NOT_ELIGIBLE';
  if (!isParty(cell.input.recipient, gateway.recipients)) return 'RECIPIENT_NOT_ELIGIBLE';
  if (!serves(gateway, cell.input.request.purpose)) return 'NO_GATEWAY';
  if (!SUBJECT_TESTS[gateway.subjectClass](cell)) return 'NO_GATEWAY';
  const unmet = gateway.conditions.find((condition) => !isMet(condition, cell));
  return unmet === undefined ? undefined : (FAULTS[unmet] ?? 'NO_GATEWAY');
}

/** Whether a gateway is law on a UK day. */
export function isGatewayInForce({ from, to }: LegalGateway, day: string): boolean {
  return from !== 'NOT_COMMENCED' && isWithin(day, { from, to });
}

const FAULTS: Partial<Record<Condition, ReasonCode>> = {
  HOLDER_NOT_PUBLIC_AUTHORITY: 'BASIS_NOT_AVAILABLE',
  VICTIM_NOTICE_SERVED: 'VICTIM_PROCEDURE',
  OWN_AGENCY: 'RECIPIENT_NOT_ELIGIBLE',
};

const isPerson = ({ subject }: CellCase): boolean => subject.kind === 'PERSON';
const concernsChild = (cell: CellCase): boolean =>
  isChild(cell.subject, cell.today) ||
  (isPerson(cell) && childrenOf(cell).some((child) => isChild(child, cell.today)));
const concernsUnborn = (cell: CellCase): boolean =>
  cell.subject.unborn === true || (isPerson(cell) && childrenOf(cell).some(({ unborn }) => unborn === true));

const SUBJECT_TESTS: Readonly<Record<SubjectClass, (cell: CellCase) => boolean>> = {
  CHILD: concernsChild,
  CHILD_OR_UNBORN: (cell) => concernsUnborn(cell) || concernsChild(cell),
  ADULT: (cell) =>
    isPerson(cell) && cell.subject.birthDate !== undefined && !isChild(cell.subject, cell.today),
  ANY_PERSON: isPerson,
  OWN_AGENCY: ({ subject }) => subject.kind === 'AGENCY',
};

const COMPUTED: Readonly<Record<ComputedCondition, (cell: CellCase) => boolean>> = {
  CASE_REFERENCE: ({ input }) => (input.request.caseRef ?? '').trim() !== '',
  CALLED_UPON: ({ input }) => input.request.manner !== 'PUSH',
  SENT_BY_HOLDER: isSentByHolder,
  HOLDER_NOT_PUBLIC_AUTHORITY: ({ holder }) => !holder.publicAuthority,
  OWN_AGENCY: ({ input, holder, subject }) =>
    [holder.id, subject.id, input.actor.agencyId].every((id) => id === input.recipient.id),
  // Candidates are tried narrowest first, so this one is reached only when nothing narrower was met.
  NOTHING_NARROWER: () => true,
  OWN_RIGHT: isOwnRight,
};

const SPEAKS_FOR: readonly RepresentativeCapacity[] = ['PR', 'LPA_HW', 'LPA_PF', 'DEPUTY'];

/** Whether who exercises a right does so for themselves, or for somebody they can answer for. */
function isOwnRight(cell: CellCase): boolean {
  const { subject, input, today } = cell;
  const { onBehalfOf } = input.request;
  if (onBehalfOf === undefined) return false;
  return (
    onBehalfOf === subject.id ||
    isRepresentative(onBehalfOf, subject, SPEAKS_FOR, today) ||
    isRecorded(cell, 'PARENTAL_RESPONSIBILITY')
  );
}

const isRecordedCondition = isOneOf<RecordedCondition>(RECORDED_CONDITIONS);

function isMet(condition: Condition, cell: CellCase): boolean {
  if (!isRecordedCondition(condition)) return COMPUTED[condition](cell);
  const known = KNOWN_OTHERWISE[condition];
  return known?.(cell) === true || isRecorded(cell, condition);
}

/** Conditions that need not be recorded as a judgement where the facts say them in another way. */
const KNOWN_OTHERWISE: Partial<Record<RecordedCondition, (cell: CellCase) => boolean>> = {
  LIFE_OR_SERIOUS_HARM: isBreakGlass,
  PARENTAL_RESPONSIBILITY: ({ input, subject, today }) =>
    isRepresentative(input.request.onBehalfOf ?? '', subject, ['PR'], today),
};

function isParty(agency: AgencyFacts, parties: readonly Party[]): boolean {
  const roles: readonly Party[] = ['ANY', agency.type, ...agency.statutoryRoles];
  return agency.id !== '' && roles.some((role) => parties.includes(role));
}

function serves({ purposes }: LegalGateway, purpose: string): boolean {
  return purposes.length === 0 || (isPurpose(purpose) && purposes.includes(purpose));
}
