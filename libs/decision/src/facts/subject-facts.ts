import type {
  CompetenceOutcome,
  ConsentCapacity,
  ConsentKind,
  ConsentState,
  Hides,
  InvolvementEvidence,
  InvolvementRole,
  JudgementKind,
  Jurisdiction,
  Level,
  MatchStatus,
  RecordedCondition,
  RepresentativeCapacity,
  RestrictionCode,
} from '@pontio/vocabulary';

/** That an agency's team or worker is involved with the person. */
export interface InvolvementFacts {
  readonly agencyId: string;
  readonly teamId?: string;
  /** Absent when the whole team is involved. */
  readonly actorId?: string;
  readonly role: InvolvementRole;
  readonly caseRef: string;
  readonly from: string;
  readonly to?: string;
  readonly evidence: InvolvementEvidence;
}

/** One record of consent, refusal, preference or objection. An empty list in its scope means "any". */
export interface ConsentFacts {
  readonly id: string;
  readonly kind: ConsentKind;
  readonly state: ConsentState;
  readonly scope: {
    readonly purposes: readonly string[];
    readonly categories: readonly string[];
    readonly holders: readonly string[];
    readonly recipients: readonly string[];
  };
  readonly explicit: boolean;
  /** `per_…` of the giver. */
  readonly givenBy: string;
  readonly capacity: ConsentCapacity;
  readonly at: string;
  readonly validTo?: string;
  readonly supersedes?: string;
}

/** A protective restriction on the person's record. */
export interface RestrictionFacts {
  readonly id: string;
  readonly code: RestrictionCode;
  /** Agency that set it, `agy_…`. */
  readonly setBy: string;
  readonly from: string;
  readonly to?: string;
  readonly hides: readonly Hides[];
  /** With `CATEGORY`: which. */
  readonly categories: readonly string[];
  /** Whom it hides from: agencies, or people who ask through one, `per_…`; empty for all. */
  readonly fromAgencies: readonly string[];
  readonly exceptPurposes: readonly string[];
  /** Practitioners whose approval opens it, `prc_…`. */
  readonly exceptApprovers: readonly string[];
  readonly breakGlass: 'ALLOWED' | 'FORBIDDEN';
  readonly dangerousPersonIds: readonly string[];
}

/** A professional's recorded judgement. An empty list means "any". */
export interface JudgementFacts {
  readonly id: string;
  readonly kind: JudgementKind;
  /** Agency whose judgement it is, `agy_…`. */
  readonly agencyId: string;
  /** Who made it. */
  readonly by: string;
  readonly at: string;
  readonly validTo?: string;
  readonly categories: readonly string[];
  /** Highest level it reaches; absent for any. */
  readonly upTo?: Level;
  /** Recipients it was made for; empty for any. */
  readonly recipients: readonly string[];
  readonly caseRef?: string;
  /** With `CONDITION`: the condition that is met. */
  readonly condition?: RecordedCondition;
  /** With `EXEMPTION`: the exemption relied on, for example `Sch 3 Part 5`. */
  readonly ref?: string;
}

/** An assessment of competence. */
export interface CompetenceFacts {
  readonly domain: string;
  readonly outcome: CompetenceOutcome;
  readonly at: string;
  readonly reviewAt?: string;
}

/** Somebody who may act for the person. */
export interface RepresentativeFacts {
  /** `per_…` */
  readonly personId: string;
  readonly capacity: RepresentativeCapacity;
  readonly from: string;
  readonly to?: string;
  /** Not to be told that anything was shared. */
  readonly excludedFromNotice?: boolean;
}

/** Somebody (or, for audit and directory data, an agency) that a request asks about. */
export interface SubjectFacts {
  /** `per_…`, or `agy_…` when the kind is AGENCY. */
  readonly id: string;
  readonly kind: 'PERSON' | 'AGENCY';
  /** How certainly the records asked for are of this person. Not looked at for an agency. */
  readonly match: MatchStatus;
  readonly birthDate?: string;
  readonly unborn?: boolean;
  readonly ordinaryResidence?: Jurisdiction;
  /** Family and household, now or past, `per_…`. */
  readonly relatedPersonIds: readonly string[];
  readonly involvement: readonly InvolvementFacts[];
  readonly consents: readonly ConsentFacts[];
  readonly restrictions: readonly RestrictionFacts[];
  readonly judgements: readonly JudgementFacts[];
  readonly competence: readonly CompetenceFacts[];
  readonly representatives: readonly RepresentativeFacts[];
}
