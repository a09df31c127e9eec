import type { AgreementKind, AgreementStatus, InvolvementEvidence } from '../agreements.js';
import type {
  CompetenceOutcome,
  ConsentCapacity,
  ConsentKind,
  ConsentState,
  RepresentativeCapacity,
} from '../consent.js';
import type { JudgementKind } from '../judgements.js';
import type { BreakGlassGround, CellResult, LegalOutcome, MatchStatus, OverallResult } from '../statuses.js';
import type { Text } from '../text.js';

/** Plain names of kinds of judgement. */
export const JUDGEMENT_NAMES: Readonly<Record<JudgementKind, Text>> = {
  STANDING: { en: 'judgement in advance' },
  CASE: { en: 'judgement of this case' },
  DETRIMENT: { en: 'judgement that sharing would do more harm than good' },
  PUBLIC_INTEREST: { en: 'public-interest decision' },
  CONDITION: { en: 'record that a condition of the law is met' },
  EXEMPTION: { en: 'exemption from the right of access' },
};

/** Plain names of the kinds of consent that practice calls by one word. */
export const CONSENT_KIND_NAMES: Readonly<Record<ConsentKind, Text>> = {
  GDPR_CONSENT: { en: 'consent under data-protection law' },
  CONFIDENTIALITY_CONSENT: { en: 'consent to share what was told in confidence' },
  PREFERENCE: { en: 'preference' },
  OBJECTION_ART21: { en: 'objection under data-protection law' },
  SERVICE_PARTICIPATION: { en: 'agreement to take part in a service' },
};

/** Plain names of the states of a consent. */
export const CONSENT_STATE_NAMES: Readonly<Record<ConsentState, Text>> = {
  NOT_ASKED: { en: 'not asked' },
  REQUESTED: { en: 'asked, not answered yet' },
  GIVEN: { en: 'given' },
  REFUSED: { en: 'refused' },
  WITHDRAWN: { en: 'withdrawn' },
  EXPIRED: { en: 'run out' },
  INVALIDATED: { en: 'found invalid' },
  NOT_SOUGHT_UNSAFE: { en: 'not asked, because it was not safe' },
  SUPERSEDED: { en: 'replaced by a later one' },
  ENTERED_IN_ERROR: { en: 'entered by mistake' },
};

/** In what capacity a consent was given or refused. */
export const CONSENT_CAPACITY_NAMES: Readonly<Record<ConsentCapacity, Text>> = {
  SELF: { en: 'the person' },
  PR: { en: 'somebody with parental responsibility' },
  LPA: { en: 'an attorney' },
  DEPUTY: { en: 'a deputy' },
};

/** In what capacity somebody acts for a person. */
export const REPRESENTATIVE_NAMES: Readonly<Record<RepresentativeCapacity, Text>> = {
  PR: { en: 'parental responsibility' },
  LPA_HW: { en: 'attorney for health and welfare' },
  LPA_PF: { en: 'attorney for property and finance' },
  DEPUTY: { en: 'deputy' },
  ADVOCATE: { en: 'advocate' },
  IRO: { en: 'independent reviewing officer' },
};

/** Plain names of the outcomes of an assessment of competence. */
export const COMPETENCE_NAMES: Readonly<Record<CompetenceOutcome, Text>> = {
  COMPETENT: { en: 'competent to decide' },
  NOT_COMPETENT: { en: 'not competent to decide' },
  NOT_ASSESSED: { en: 'not assessed' },
};

/** Plain names of how an involvement is known. */
export const INVOLVEMENT_EVIDENCE_NAMES: Readonly<Record<InvolvementEvidence, Text>> = {
  SOURCE_SYSTEM: { en: "the agency's own system says so" },
  SELF_CLAIMED: { en: 'the practitioner says so' },
  REFERRAL: { en: 'a referral says so' },
  COURT: { en: 'a court says so' },
};

/** Plain names of kinds of sharing agreement. */
export const AGREEMENT_KIND_NAMES: Readonly<Record<AgreementKind, Text>> = {
  ISP: { en: 'information sharing protocol' },
  DDA: { en: 'data disclosure agreement' },
  JCA: { en: 'joint controller agreement' },
  DSA: { en: 'data sharing agreement' },
  ADHOC: { en: 'one-off agreement' },
};

/** Plain names of where an agreement stands. */
export const AGREEMENT_STATUS_NAMES: Readonly<Record<AgreementStatus, Text>> = {
  DRAFT: { en: 'draft' },
  IN_SIGN: { en: 'being signed' },
  QA: { en: 'being checked' },
  LIVE: { en: 'live' },
  SUSPENDED: { en: 'suspended' },
  EXPIRED: { en: 'run out' },
  SUPERSEDED: { en: 'replaced by a later version' },
};

/** Plain names of grounds for breaking the glass. */
export const BREAK_GLASS_GROUND_NAMES: Readonly<Record<BreakGlassGround, Text>> = {
  LIFE_RISK: { en: 'a life is at risk' },
  CHILD_IMMEDIATE_DANGER: { en: 'a child is in immediate danger' },
  ADULT_IMMEDIATE_DANGER: { en: 'an adult is in immediate danger' },
  MISSING_PERSON: { en: 'somebody is missing' },
  SYSTEM_FAILURE_OF_INVOLVEMENT: { en: 'the system does not show an involvement that there is' },
};

/** Plain names of how certain it is whose record it is. */
export const MATCH_NAMES: Readonly<Record<MatchStatus, Text>> = {
  Match: { en: 'certain' },
  PotentialMatch: { en: 'possible' },
  LowConfidenceMatch: { en: 'doubtful' },
  ManyMatch: { en: 'one of several people' },
  NoMatch: { en: 'nobody found' },
  Error: { en: 'not known, because the search failed' },
};

/** What the answer to a whole request says. */
export const OVERALL_NAMES: Readonly<Record<OverallResult, Text>> = {
  PERMIT: { en: 'All that was asked for may be shared.' },
  PARTIAL: { en: 'Part of what was asked for may be shared.' },
  DENY: { en: 'Nothing may be shared.' },
  DENY_REQUESTABLE: { en: 'Nothing may be shared as things stand; the holder can be asked.' },
};

/** What the law says of what is released. */
export const LEGAL_OUTCOME_NAMES: Readonly<Record<LegalOutcome, Text>> = {
  MUST: { en: 'The holder must share it.' },
  MAY: { en: 'The holder may share it.' },
  MUST_NOT: { en: 'The holder must not share it.' },
};

/** What the answer for one kind of information says. */
export const CELL_RESULT_NAMES: Readonly<Record<CellResult, Text>> = {
  ALLOW: { en: 'shared' },
  TRANSFORM: { en: 'shared with a part taken out or marked' },
  WITHHOLD: { en: 'held back' },
  HIDE: { en: 'held back, and that there is anything to hold back stays secret' },
};
