import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That one party has signed one version, by the digest of its text. Never changed. */
@Entity()
export class AgreementSignature {
  @PrimaryColumn('text') agreementId!: string;
  @PrimaryColumn('int') version!: number;
  @PrimaryColumn('text') agencyId!: string;
  @Column('text') digest!: string;
  /** `prc_…` of the officer who signed. */
  @Column('text') signedBy!: string;
  @Column('timestamptz') signedAt!: Date;
}
