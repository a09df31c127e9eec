import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** When an agency or practitioner came to stand where, who brought them there, and why. Never changed. */
@Entity()
export class StandingChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) position!: string;
  /** `agy_…` or `prc_…` */
  @Column('text') record!: string;
  @Column('text') status!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') changedBy!: string;
  @Column('text') reason!: string;
}
