import type { InvolvementEvidence, InvolvementRole } from '@pontio/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Ended } from './ended.js';

/** That a team or worker of an agency is involved with a person. */
@Entity()
export class Involvement extends Ended {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') personId!: string;
  @Column('text') agencyId!: string;
  @Column('text', { nullable: true }) teamId!: string | null;
  @Column('text', { nullable: true }) actorId!: string | null;
  @Column('text') role!: InvolvementRole;
  @Column('text') caseRef!: string;
  @Column('date') startsOn!: string;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('text') evidence!: InvolvementEvidence;
  @Column('text', { nullable: true }) recordedBy!: string | null;
}
