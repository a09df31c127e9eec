import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgreementDocument } from '../application/agreements/agreement-document.js';

/** One version of a sharing agreement: the document itself is the record. */
@Entity()
export class Agreement {
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('int') version!: number;
  @Column('jsonb') document!: AgreementDocument;
}
