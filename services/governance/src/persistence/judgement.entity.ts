import type { JudgementKind, Level, RecordedCondition } from '@pontio/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Ended } from './ended.js';

/** A professional's recorded judgement about one person. Standing judgements live in agreements. */
@Entity()
export class Judgement extends Ended {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') personId!: string;
  @Column('text') kind!: JudgementKind;
  @Column('text') agencyId!: string;
  @Column('text') madeBy!: string;
  @Column('timestamptz') madeAt!: Date;
  @Column('date', { nullable: true }) validTo!: string | null;
  @Column('text', { array: true }) categories!: string[];
  @Column('text', { nullable: true }) upTo!: Level | null;
  @Column('text', { array: true }) recipients!: string[];
  @Column('text', { nullable: true }) caseRef!: string | null;
  @Column('text', { nullable: true }) condition!: RecordedCondition | null;
  @Column('text', { nullable: true }) ref!: string | null;
  @Column('text', { nullable: true }) reasons!: string | null;
}
