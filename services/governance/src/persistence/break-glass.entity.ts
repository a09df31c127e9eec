import type { BreakGlassGround } from '@pontio/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a review of a declaration may find. */
export const BREAK_GLASS_FINDINGS = ['JUSTIFIED', 'TRAINING_NEED', 'MISUSE', 'CANNOT_TELL'] as const;

/** A finding of {@link BREAK_GLASS_FINDINGS}. */
export type BreakGlassFinding = (typeof BREAK_GLASS_FINDINGS)[number];

/** A declaration that breaks the glass: time-boxed, about one household, reviewed. */
@Entity()
export class BreakGlass {
  @PrimaryColumn('text') id!: string;
  @Column('text') personId!: string;
  /** The person and their household, as they were known when it was declared. */
  @Column('text', { array: true }) personIds!: string[];
  @Column('text') agencyId!: string;
  @Column('text') practitionerId!: string;
  @Column('text') role!: string;
  @Column('text') purpose!: string;
  @Column('text', { nullable: true }) caseRef!: string | null;
  @Column('text') ground!: BreakGlassGround;
  @Column('text') justification!: string;
  @Column('timestamptz') openedAt!: Date;
  @Column('timestamptz') until!: Date;
  @Column('timestamptz', { nullable: true }) extendedAt!: Date | null;
  @Column('text', { nullable: true }) extensionJustification!: string | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('timestamptz') reviewDueAt!: Date;
  @Column('timestamptz', { nullable: true }) reviewEscalatedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) reviewedAt!: Date | null;
  @Column('text', { nullable: true }) reviewedBy!: string | null;
  @Column('text', { nullable: true }) reviewerAgencyId!: string | null;
  @Column('text', { nullable: true }) finding!: BreakGlassFinding | null;
  @Column('text', { nullable: true }) notes!: string | null;
}
