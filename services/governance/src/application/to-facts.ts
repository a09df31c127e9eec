import type {
  ActorFacts,
  AgencyFacts,
  AgreementFacts,
  BreakGlassFacts,
  CompetenceFacts,
  ConsentFacts,
  InvolvementFacts,
  JudgementFacts,
  RepresentativeFacts,
  RestrictionFacts,
} from '@pontio/decision';
import type { Agency } from '../persistence/agency.entity.js';
import type { BreakGlass } from '../persistence/break-glass.entity.js';
import type { CompetenceAssessment } from '../persistence/competence-assessment.entity.js';
import type { Consent } from '../persistence/consent.entity.js';
import type { Involvement } from '../persistence/involvement.entity.js';
import type { Judgement } from '../persistence/judgement.entity.js';
import type { Practitioner } from '../persistence/practitioner.entity.js';
import type { Representative } from '../persistence/representative.entity.js';
import type { Restriction } from '../persistence/restriction.entity.js';
import type { AgreementDocument } from './agreements/agreement-document.js';

/** A property when there is a value, nothing when the column is null. */
export function given<K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> {
  return value === null ? {} : ({ [key]: value } as Record<K, V>);
}

export function agencyFacts(agency: Agency): AgencyFacts {
  const { id, type, jurisdiction, status, publicAuthority } = agency;
  const { statutoryRoles, assurance, breakGlassRoles } = agency;
  return { id, type, jurisdiction, status, publicAuthority, statutoryRoles, assurance, breakGlassRoles };
}

export function actorFacts({ staffPersonId, ...actor }: Practitioner): ActorFacts {
  return { ...actor, ...given('staffPersonId', staffPersonId) };
}

export function agreementFacts(document: AgreementDocument): AgreementFacts {
  const { id, version, kind, status, purposes, compatiblePurposes } = document;
  return {
    ...{ id, version, kind, status, purposes, compatiblePurposes },
    parties: document.parties.map(({ agencyId, signedAt }) => ({
      agencyId,
      ...(signedAt !== undefined && { signedAt }),
    })),
    law: document.law.map(({ gateway }) => ({ gateway })),
    referenceTable: document.referenceTable.map(({ necessity, frequency, method, ...row }) => row),
    matchGradeMin: document.identify.matchGradeMin,
    aalMin: document.security.aalMin,
    review: { dueAt: document.review.dueAt, graceDays: document.review.graceDays },
  };
}

export function involvementFacts(entry: Involvement): InvolvementFacts {
  const { agencyId, role, caseRef, evidence, teamId, actorId, startsOn, endsOn } = entry;
  return {
    ...{ agencyId, role, caseRef, evidence, from: startsOn },
    ...given('teamId', teamId),
    ...given('actorId', actorId),
    ...given('to', endsOn),
  };
}

export function consentFacts(entry: Consent): ConsentFacts {
  const { id, kind, state, scope, explicit, givenBy, capacity, recordedAt, validTo, supersedes } = entry;
  return {
    ...{ id, kind, state, scope, explicit, givenBy, capacity },
    at: recordedAt.toISOString(),
    ...given('validTo', validTo),
    ...given('supersedes', supersedes),
  };
}

export function restrictionFacts(entry: Restriction): RestrictionFacts {
  const { id, code, setBy, startsOn, endsOn, hides, categories, fromAgencies, breakGlass } = entry;
  const { exceptPurposes, exceptApprovers, dangerousPersonIds } = entry;
  return {
    ...{ id, code, setBy, from: startsOn, hides, categories, fromAgencies, breakGlass },
    ...{ exceptPurposes, exceptApprovers, dangerousPersonIds },
    ...given('to', endsOn),
  };
}

export function representativeFacts(entry: Representative): RepresentativeFacts {
  const { representativeId, capacity, startsOn, endsOn, excludedFromNotice } = entry;
  return {
    ...{ personId: representativeId, capacity, from: startsOn },
    ...given('to', endsOn),
    ...(excludedFromNotice && { excludedFromNotice }),
  };
}

export function competenceFacts(entry: CompetenceAssessment): CompetenceFacts {
  const { domain, outcome, assessedAt, reviewAt } = entry;
  return { domain, outcome, at: assessedAt.toISOString(), ...given('reviewAt', reviewAt) };
}

export function breakGlassFacts(entry: BreakGlass): BreakGlassFacts {
  const { id, ground, justification, until, personIds, extendedAt } = entry;
  return { id, ground, justification, until: until.toISOString(), personIds, extended: extendedAt !== null };
}

export function judgementFacts(entry: Judgement): JudgementFacts {
  const { id, kind, agencyId, madeBy, madeAt, categories, recipients } = entry;
  return {
    ...{ id, kind, agencyId, by: madeBy, at: madeAt.toISOString(), categories, recipients },
    ...given('validTo', entry.validTo),
    ...given('upTo', entry.upTo),
    ...given('caseRef', entry.caseRef),
    ...given('condition', entry.condition),
    ...given('ref', entry.ref),
  };
}
