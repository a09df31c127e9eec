import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody known to at least one agency. Holds nothing about them: agencies do. */
@Entity()
export class Person {
  /** `per_…`, never used again for anybody else. */
  @PrimaryColumn('text') id!: string;
  @Column('timestamptz') createdAt!: Date;
}
