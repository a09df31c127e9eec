import { Column } from 'typeorm';

/** That a record no longer holds: since when, who said so, and why. */
export class Ended {
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) endedBy!: string | null;
  @Column('text', { nullable: true }) endedWhy!: string | null;
}
