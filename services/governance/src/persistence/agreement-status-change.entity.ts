import type { AgreementStatus } from '@pontio/vocabulary';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** When an agreement came to stand where, and who brought it there. Never changed. */
@Entity()
export class AgreementStatusChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) position!: string;
  @Column('text') agreementId!: string;
  @Column('int') version!: number;
  @Column('text') status!: AgreementStatus;
  @Column('timestamptz') at!: Date;
  /** Null when a clock did. */
  @Column('text', { nullable: true }) agencyId!: string | null;
  @Column('text', { nullable: true }) changedBy!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
