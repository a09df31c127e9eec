import type { PractitionerRole, PractitionerStatus } from '@pontio/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One human, in one role, in one agency. Holds no name: agencies know their staff. */
@Entity()
export class Practitioner {
  @PrimaryColumn('text') id!: string;
  @Column('text') agencyId!: string;
  @Column('text') role!: PractitionerRole;
  @Column('smallint') aal!: 1 | 2 | 3;
  @Column('date') trainingValidTo!: string;
  @Column('text') status!: PractitionerStatus;
  @Column('text', { array: true }) teamIds!: string[];
  /** The practitioner as a person, only to find conflicts of interest. */
  @Column('text', { nullable: true }) staffPersonId!: string | null;
}
