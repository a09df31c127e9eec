import type { ConsentFacts } from '@pontio/decision';
import type { ConsentCapacity, ConsentKind, ConsentState } from '@pontio/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One record of consent, refusal, preference or objection. Never changed: a later one supersedes it. */
@Entity()
export class Consent {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') personId!: string;
  @Column('text') kind!: ConsentKind;
  @Column('text') state!: ConsentState;
  @Column('jsonb') scope!: ConsentFacts['scope'];
  @Column('boolean') explicit!: boolean;
  @Column('text') givenBy!: string;
  @Column('text') capacity!: ConsentCapacity;
  @Column('timestamptz') recordedAt!: Date;
  @Column('date', { nullable: true }) validTo!: string | null;
  @Column('text', { nullable: true }) supersedes!: string | null;
}
