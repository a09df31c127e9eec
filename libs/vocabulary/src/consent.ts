import { isOneOf } from './is-one-of.js';

/** Three things that practice calls consent, and two more, kept apart. */
export const CONSENT_KINDS = [
  'GDPR_CONSENT',
  'CONFIDENTIALITY_CONSENT',
  'PREFERENCE',
  'OBJECTION_ART21',
  'SERVICE_PARTICIPATION',
] as const;

/** A kind of {@link CONSENT_KINDS}. */
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** Where a consent stands. Only GIVEN permits; REFUSED and WITHDRAWN deny; the rest are as if never asked. */
export const CONSENT_STATES = [
  'NOT_ASKED',
  'REQUESTED',
  'GIVEN',
  'REFUSED',
  'WITHDRAWN',
  'EXPIRED',
  'INVALIDATED',
  'NOT_SOUGHT_UNSAFE',
  'SUPERSEDED',
  'ENTERED_IN_ERROR',
] as const;

/** A state of {@link CONSENT_STATES}. */
export type ConsentState = (typeof CONSENT_STATES)[number];

/** In what capacity a consent was given or refused. */
export const CONSENT_CAPACITIES = ['SELF', 'PR', 'LPA', 'DEPUTY'] as const;

/** A capacity of {@link CONSENT_CAPACITIES}. */
export type ConsentCapacity = (typeof CONSENT_CAPACITIES)[number];

/** In what capacity somebody may act for a person. The first four can answer for them. */
export const REPRESENTATIVE_CAPACITIES = ['PR', 'LPA_HW', 'LPA_PF', 'DEPUTY', 'ADVOCATE', 'IRO'] as const;

/** A capacity of {@link REPRESENTATIVE_CAPACITIES}. */
export type RepresentativeCapacity = (typeof REPRESENTATIVE_CAPACITIES)[number];

/** Outcome of an assessment of competence. */
export const COMPETENCE_OUTCOMES = ['COMPETENT', 'NOT_COMPETENT', 'NOT_ASSESSED'] as const;

/** An outcome of {@link COMPETENCE_OUTCOMES}. */
export type CompetenceOutcome = (typeof COMPETENCE_OUTCOMES)[number];

/** Whether a word from outside names a kind of consent. */
export const isConsentKind = isOneOf(CONSENT_KINDS);

/** Whether a word from outside names the state of a consent. */
export const isConsentState = isOneOf(CONSENT_STATES);

/** Whether a word from outside names the capacity of a giver. */
export const isConsentCapacity = isOneOf(CONSENT_CAPACITIES);

/** Whether a word from outside names the outcome of an assessment of competence. */
export const isCompetenceOutcome = isOneOf(COMPETENCE_OUTCOMES);

/** Whether a word from outside names the capacity of a representative. */
export const isRepresentativeCapacity = isOneOf(REPRESENTATIVE_CAPACITIES);
