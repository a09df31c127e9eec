import {
  isCompetenceOutcome,
  isConsentCapacity,
  isConsentKind,
  isConsentState,
  isHides,
  isInvolvementEvidence,
  isJudgementKind,
  isRepresentativeCapacity,
  isRestriction,
} from '@pontio/vocabulary';
import type { SubjectFacts } from '../../facts/subject-facts.js';

/** The first part of what is known of a person that holds a word nobody knows. */
export function unknownWordOf(subject: SubjectFacts): string | undefined {
  return (
    unknownConsent(subject.consents) ??
    unknownRestriction(subject.restrictions) ??
    (subject.judgements.some(({ kind }) => !isJudgementKind(kind)) ? 'judgement.kind' : undefined) ??
    (subject.competence.some(({ outcome }) => !isCompetenceOutcome(outcome))
      ? 'competence.outcome'
      : undefined) ??
    (subject.representatives.some(({ capacity }) => !isRepresentativeCapacity(capacity))
      ? 'representative.capacity'
      : undefined) ??
    (subject.involvement.some(({ evidence }) => !isInvolvementEvidence(evidence))
      ? 'involvement.evidence'
      : undefined)
  );
}

function unknownConsent(consents: SubjectFacts['consents']): string | undefined {
  if (consents.some(({ kind }) => !isConsentKind(kind))) return 'consent.kind';
  if (consents.some(({ state }) => !isConsentState(state))) return 'consent.state';
  return consents.some(({ capacity }) => !isConsentCapacity(capacity)) ? 'consent.capacity' : undefined;
}

function unknownRestriction(restrictions: SubjectFacts['restrictions']): string | undefined {
  if (restrictions.some(({ code }) => !isRestriction(code))) return 'restriction.code';
  return restrictions.some(({ hides }) => hides.some((what) => !isHides(what)))
    ? 'restriction.hides'
    : undefined;
}
