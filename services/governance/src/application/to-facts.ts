import type {
  ActorFacts,
  AgencyFacts,
  AgreementFacts,
  ConsentFacts,
  InvolvementFacts,
  JudgementFacts,
  RestrictionFacts,
} from '@pontio/decision';
import type { Agency } from '../persistence/agency.entity.js';
import type { Consent } from '../persistence/consent.entity.js';
import type { Involvement } from '../persistence/involvement.entity.js';
import type { Judgement } from '../persistence/judgement.entity.js';
import type { Practitioner } from '../persistence/practitioner.entity.js';
import type { Restriction } from '../persistence/restriction.entity.js';
import type { AgreementDocument } from './agreement-document.js';

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
    referenceTable: document.referenceTable.map(({ necessity, ...row }) => row),
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
  const { personId, recordedAt, validTo, supersedes, ...rest } = entry;
  return {
    ...rest,
    at: recordedAt.toISOString(),
    ...given('validTo', validTo),
    ...given('supersedes', supersedes),
  };
}

export function restrictionFacts({ personId, startsOn, endsOn, ...rest }: Restriction): RestrictionFacts {
  return { ...rest, from: startsOn, ...given('to', endsOn) };
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
