import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a review of a decision not to share may find. */
export const NON_DISCLOSURE_OUTCOMES = ['UPHELD', 'OVERTURNED'] as const;

/** A holder's decision not to share, and the day on which it is looked at again. */
@Entity()
export class NonDisclosure {
  @PrimaryColumn('text') id!: string;
  @Column('text') personId!: string;
  /** The holder. */
  @Column('text') agencyId!: string;
  @Column('text', { nullable: true }) recipientId!: string | null;
  @Column('text', { nullable: true }) decisionId!: string | null;
  @Column('text', { nullable: true }) shareRequestId!: string | null;
  @Column('text') ground!: string;
  /** `prc_…` */
  @Column('text') decidedBy!: string;
  @Column('text') reasons!: string;
  @Column('text') alternatives!: string;
  @Column('timestamptz') recordedAt!: Date;
  @Column('date') reviewAt!: string;
  @Column('timestamptz', { nullable: true }) reviewNotifiedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) escalatedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) reviewedAt!: Date | null;
  @Column('text', { nullable: true }) reviewedBy!: string | null;
  @Column('text', { nullable: true }) outcome!: (typeof NON_DISCLOSURE_OUTCOMES)[number] | null;
  @Column('text', { nullable: true }) reviewNotes!: string | null;
}
