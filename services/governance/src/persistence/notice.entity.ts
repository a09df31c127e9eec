import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Notices that the gateway opens, after the obligations it carries out. */
export const GATEWAY_NOTICES = [
  'NOTIFY_IG',
  'NOTIFY_HOLDER',
  'NOTIFY_SUPERVISOR',
  'REVIEW',
  'RECORD_NONDISCLOSURE',
] as const;

/** What a notice asks of the agency. The last five come from the register's own changes and clocks. */
export type NoticeKind =
  | (typeof GATEWAY_NOTICES)[number]
  | 'SHARE_ASKED'
  | 'SHARE_ANSWERED'
  | 'AGREEMENT_CHANGED'
  | 'REVIEW_DUE'
  | 'ESCALATED';

/** Something in an agency's queue. Names its matter by a reference number. */
@Entity()
export class Notice {
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: NoticeKind;
  @Column('text') agencyId!: string;
  /** The record or decision that it is about, by its id. */
  @Column('text') about!: string;
  @Column('text', { nullable: true }) decisionId!: string | null;
  @Column('text', { nullable: true }) breakGlassId!: string | null;
  @Column('text', { nullable: true }) subjectId!: string | null;
  @Column('text', { nullable: true }) detail!: string | null;
  @Column('timestamptz') openedAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('text', { nullable: true }) closedBy!: string | null;
}
