import type { Jurisdiction } from '@pontio/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What decisions have to know of a person beside what others recorded about them: no name, no identifier. */
@Entity()
export class Subject {
  @PrimaryColumn('text') id!: string;
  @Column('date', { nullable: true }) birthDate!: string | null;
  @Column('boolean') unborn!: boolean;
  @Column('text', { nullable: true }) ordinaryResidence!: Jurisdiction | null;
  @Column('text', { array: true }) relatedPersonIds!: string[];
}
