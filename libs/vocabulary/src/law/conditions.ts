/**
 * Conditions of legal gateways. The first group the engine works out from the facts; the second has to be
 * recorded by a professional, as a judgement of kind `CONDITION` that names it.
 */
export const COMPUTED_CONDITIONS = [
  'CASE_REFERENCE',
  'CALLED_UPON',
  'SENT_BY_HOLDER',
  'HOLDER_NOT_PUBLIC_AUTHORITY',
  'OWN_AGENCY',
  'NOTHING_NARROWER',
  'OWN_RIGHT',
] as const;

/** Conditions that somebody has to have judged and recorded. */
export const RECORDED_CONDITIONS = [
  'REASONABLE_CAUSE',
  'REASONABLE_GROUNDS',
  'CHILD_IN_NEED',
  'ADULT_AT_RISK',
  'BOARD_CONDITIONS',
  'PARTNERSHIP_REQUEST',
  'POLICING_PURPOSE',
  'SERIOUS_VIOLENCE_FUNCTION',
  'VICTIM_NOTICE_SERVED',
  'LIFE_OR_SERIOUS_HARM',
  'FGM_DISCLOSED_OR_SEEN',
  'COURT_ORDER',
  'APPROVAL',
  'PLACEMENT_PLAN',
  'IDENTITY_PROVEN',
  'PARENTAL_RESPONSIBILITY',
  'IDENTIFIER_KNOWN',
  'SPECIFIED_OBJECTIVE',
  'CONSENT_BELIEVED',
  'CONSENT_OF_EACH',
  'TWO_PERSONS',
  'COURT_PERMISSION',
  'WAIVED',
] as const;

/** A condition that the engine works out. */
export type ComputedCondition = (typeof COMPUTED_CONDITIONS)[number];
/** A condition that has to have been recorded. */
export type RecordedCondition = (typeof RECORDED_CONDITIONS)[number];
/** Any condition of a legal gateway. */
export type Condition = ComputedCondition | RecordedCondition;

/** About whom a gateway lets information pass. */
export const SUBJECT_CLASSES = ['CHILD', 'CHILD_OR_UNBORN', 'ADULT', 'ANY_PERSON', 'OWN_AGENCY'] as const;

/** A class of {@link SUBJECT_CLASSES}. */
export type SubjectClass = (typeof SUBJECT_CLASSES)[number];

/** How sure we are of a row: read in the source, read second-hand, general knowledge, unsettled. */
export const VERIFICATIONS = ['V', 'S', 'K', '?'] as const;

/** A mark of {@link VERIFICATIONS}. */
export type Verification = (typeof VERIFICATIONS)[number];

/** Kinds of gateway, strongest first: where several are met, the first of these is used. */
export const GATEWAY_KINDS = ['COURT', 'DUTY', 'POWER', 'CONSENT', 'RIGHT'] as const;

/** A kind of {@link GATEWAY_KINDS}. */
export type GatewayKind = (typeof GATEWAY_KINDS)[number];
