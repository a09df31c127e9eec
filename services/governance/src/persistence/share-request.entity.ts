import type { Level } from '@pontio/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a request to share stands. An escalated one can still be answered. */
export type ShareRequestStatus = 'ASKED' | 'ESCALATED' | 'SHARED' | 'DECLINED';

/** A request to a holder for what was withheld, with a clock. */
@Entity()
export class ShareRequest {
  @PrimaryColumn('text') id!: string;
  @Column('text') requestId!: string;
  @Column('text') decisionId!: string;
  @Column('text') personId!: string;
  @Column('text') holderId!: string;
  @Column('text') recipientId!: string;
  /** `prc_…` of who asks. */
  @Column('text') practitionerId!: string;
  @Column('text') purpose!: string;
  @Column('text', { nullable: true }) caseRef!: string | null;
  /** Why it was withheld: a reason code. */
  @Column('text') reason!: string;
  @Column('text', { array: true }) fields!: string[];
  @Column('text', { array: true }) categories!: string[];
  /** The most sensitive level among the fields. */
  @Column('text') level!: Level;
  @Column('text') why!: string;
  @Column('text') status!: ShareRequestStatus;
  @Column('timestamptz') askedAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  /** The agency that is told when the clock runs out. */
  @Column('text') escalateTo!: string;
  @Column('timestamptz', { nullable: true }) escalatedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  @Column('text', { nullable: true }) answeredBy!: string | null;
  @Column('text', { nullable: true }) reasons!: string | null;
  @Column('text', { nullable: true }) judgementId!: string | null;
  @Column('date', { nullable: true }) validTo!: string | null;
  @Column('text', { nullable: true }) nonDisclosureId!: string | null;
}
