import { isOneOf } from './is-one-of.js';

/** Kinds of sharing agreement, after WASPI. */
export const AGREEMENT_KINDS = ['ISP', 'DDA', 'JCA', 'DSA', 'ADHOC'] as const;

/** A kind of {@link AGREEMENT_KINDS}. */
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** Where an agreement stands. Only LIVE covers anything. */
export const AGREEMENT_STATUSES = [
  'DRAFT',
  'IN_SIGN',
  'QA',
  'LIVE',
  'SUSPENDED',
  'EXPIRED',
  'SUPERSEDED',
] as const;

/** A status of {@link AGREEMENT_STATUSES}. */
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** How an involvement is known. What a worker claims for themselves counts for less. */
export const INVOLVEMENT_EVIDENCE = ['SOURCE_SYSTEM', 'SELF_CLAIMED', 'REFERRAL', 'COURT'] as const;

/** A word of {@link INVOLVEMENT_EVIDENCE}. */
export type InvolvementEvidence = (typeof INVOLVEMENT_EVIDENCE)[number];

/** The part a team or worker plays for a person. */
export const INVOLVEMENT_ROLES = ['KEY_WORKER', 'LEAD', 'MEMBER', 'REFERRER', 'FRONT_DOOR'] as const;

/** A word of {@link INVOLVEMENT_ROLES}. */
export type InvolvementRole = (typeof INVOLVEMENT_ROLES)[number];

/** Whether a word from outside names the status of an agreement. */
export const isAgreementStatus = isOneOf(AGREEMENT_STATUSES);

/** Whether a word from outside says how an involvement is known. */
export const isInvolvementEvidence = isOneOf(INVOLVEMENT_EVIDENCE);
