import type { Hides, RestrictionCode } from '@pontio/vocabulary';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Ended } from './ended.js';

/** A protective restriction on what may be known of a person. */
@Entity()
export class Restriction extends Ended {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text') personId!: string;
  @Column('text') code!: RestrictionCode;
  @Column('text') setBy!: string;
  @Column('date') startsOn!: string;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('text', { array: true }) hides!: Hides[];
  @Column('text', { array: true }) categories!: string[];
  @Column('text', { array: true }) fromAgencies!: string[];
  @Column('text', { array: true }) exceptPurposes!: string[];
  @Column('text', { array: true }) exceptApprovers!: string[];
  @Column('text') breakGlass!: 'ALLOWED' | 'FORBIDDEN';
  @Column('text', { array: true }) dangerousPersonIds!: string[];
  @Column('text', { nullable: true }) authority!: string | null;
  @Column('text', { nullable: true }) recordedBy!: string | null;
  @Column('date', { nullable: true }) reviewAt!: string | null;
  /** When the agency was told that the review is due. */
  @Column('timestamptz', { nullable: true }) reviewNotifiedAt!: Date | null;
}
