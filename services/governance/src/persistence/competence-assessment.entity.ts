import type { CompetenceOutcome } from '@pontio/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One assessment of whether a person can decide. Never changed: a later one counts instead. */
@Entity()
export class CompetenceAssessment {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') personId!: string;
  @Column('text') domain!: string;
  @Column('text') outcome!: CompetenceOutcome;
  @Column('timestamptz') assessedAt!: Date;
  @Column('date', { nullable: true }) reviewAt!: string | null;
  @Column('text', { nullable: true }) reasons!: string | null;
  @Column('text', { nullable: true }) agencyId!: string | null;
  @Column('text', { nullable: true }) recordedBy!: string | null;
}
