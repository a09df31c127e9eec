import type { RepresentativeCapacity } from '@pontio/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Ended } from './ended.js';

/** That somebody may act for a person. */
@Entity()
export class Representative extends Ended {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') personId!: string;
  /** `per_…` of who may act. */
  @Column('text') representativeId!: string;
  @Column('text') capacity!: RepresentativeCapacity;
  @Column('date') startsOn!: string;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('boolean') excludedFromNotice!: boolean;
  @Column('text') evidence!: string;
  @Column('text') agencyId!: string;
  @Column('text') recordedBy!: string;
}
