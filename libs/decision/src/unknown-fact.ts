import {
  isAgencyStatus,
  isAgencyType,
  isAgreementStatus,
  isCompetenceOutcome,
  isConsentCapacity,
  isConsentKind,
  isConsentState,
  isHides,
  isInvolvementEvidence,
  isJudgementKind,
  isPractitionerStatus,
  isRepresentativeCapacity,
  isRestriction,
} from '@pontio/vocabulary';
import type { CellCase } from './cell-case.js';
import type { AgencyFacts } from './facts/agency-facts.js';
import type { SubjectFacts } from './facts/subject-facts.js';

/**
 * Where the facts of a cell hold a word that the vocabulary does not know, or nothing when all are known. What
 * a word means that nobody knows cannot be guessed, so the cell is refused.
 */
export function unknownFact({ input, subject, holder }: CellCase): string | undefined {
  return (
    unknownOfAgency('recipient', input.recipient) ??
    unknownOfAgency('holder', holder) ??
    (isPractitionerStatus(input.actor.status) ? undefined : 'actor.status') ??
    (input.agreements.every(({ status }) => isAgreementStatus(status)) ? undefined : 'agreement.status') ??
    unknownOfSubject(subject)
  );
}

function unknownOfAgency(part: string, { type, status }: AgencyFacts): string | undefined {
  if (!isAgencyType(type)) return `${part}.type`;
  return isAgencyStatus(status) ? undefined : `${part}.status`;
}

/** Where the facts of a person hold a word that the vocabulary does not know. */
export function unknownOfSubject(subject: SubjectFacts): string | undefined {
  const { consents, restrictions, judgements, competence, representatives, involvement } = subject;
  const parts: readonly (readonly [string, boolean])[] = [
    ['consent.kind', consents.every(({ kind }) => isConsentKind(kind))],
    ['consent.state', consents.every(({ state }) => isConsentState(state))],
    ['consent.capacity', consents.every(({ capacity }) => isConsentCapacity(capacity))],
    ['restriction.code', restrictions.every(({ code }) => isRestriction(code))],
    ['restriction.hides', restrictions.every(({ hides }) => hides.every((what) => isHides(what)))],
    ['judgement.kind', judgements.every(({ kind }) => isJudgementKind(kind))],
    ['competence.outcome', competence.every(({ outcome }) => isCompetenceOutcome(outcome))],
    ['representative.capacity', representatives.every(({ capacity }) => isRepresentativeCapacity(capacity))],
    ['involvement.evidence', involvement.every(({ evidence }) => isInvolvementEvidence(evidence))],
  ];
  return parts.find(([, known]) => !known)?.[0];
}
