import type { ConsentFacts } from '@pontio/decision';
import type { ConsentCapacity, ConsentKind, ConsentState } from '@pontio/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How an answer was given. */
export const CONSENT_METHODS = ['WRITTEN', 'VERBAL', 'DIGITAL', 'SIGN_LANGUAGE', 'INTERPRETER'] as const;

/** A method of {@link CONSENT_METHODS}. */
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

/** One record of consent, refusal, preference or objection. Never changed: a later one supersedes it. */
@Entity()
export class Consent {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') personId!: string;
  @Column('text') kind!: ConsentKind;
  @Column('text') state!: ConsentState;
  @Column('jsonb') scope!: ConsentFacts['scope'];
  @Column('boolean') explicit!: boolean;
  @Column('text') givenBy!: string;
  @Column('text') capacity!: ConsentCapacity;
  @Column('timestamptz') recordedAt!: Date;
  @Column('date', { nullable: true }) validTo!: string | null;
  @Column('text', { nullable: true }) supersedes!: string | null;
  /** The agency that recorded it, and its practitioner; null for records older than the register's history. */
  @Column('text', { nullable: true }) agencyId!: string | null;
  @Column('text', { nullable: true }) recordedBy!: string | null;
  @Column('text', { nullable: true }) method!: ConsentMethod | null;
  @Column('text', { nullable: true }) informationGivenRef!: string | null;
  @Column('text', { default: 'en' }) language!: string;
  /** Why it was withdrawn or found invalid, in a practitioner's words. */
  @Column('text', { nullable: true }) reason!: string | null;
}
