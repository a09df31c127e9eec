import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The version of what decisions rest on: of a person, or of `parties`. Renewed by triggers alone. */
@Entity()
export class FactVersion {
  @PrimaryColumn('text') scope!: string;
  @Column('uuid') version!: string;
}
