import { Column, Entity, OneToMany, PrimaryColumn } from 'typeorm';
import type { IdentifierFault, IdentifierSystem } from '../identifiers/identifier.js';
import { LinkIdentifier } from './link-identifier.entity.js';

/** `LINKED`: in force. `UNDECIDED`: waits for somebody to look. `ENDED`: kept for the record. */
export type LinkStatus = 'LINKED' | 'UNDECIDED' | 'ENDED';

/** Why a record was linked or left undecided. Holds no identifier. */
export interface LinkEvidence {
  readonly basis: 'VERIFIED_IDENTIFIER' | 'NO_VERIFIED_IDENTIFIER' | 'MANY_MATCH' | 'UNLINKED_BEFORE';
  /** Identifiers of the record that could not be used. */
  readonly problems: readonly { readonly system: IdentifierSystem; readonly fault: IdentifierFault }[];
  /** Whom an undecided record may be about. */
  readonly candidates?: readonly string[];
}

/** Says that an agency's record is of a person, from when, on what evidence, and until when. Never deleted. */
@Entity()
export class IdentityLink {
  /** `lnk_…`. */
  @PrimaryColumn('text') id!: string;
  @Column('text', { nullable: true }) personId!: string | null;
  @Column('text') agencyId!: string;
  @Column('text') recordSystem!: string;
  @Column('text') recordRef!: string;
  @Column('text') status!: LinkStatus;
  @Column('jsonb') evidence!: LinkEvidence;
  /** `prc_…`, or `person-index` where the rule decided. */
  @Column('text') linkedBy!: string;
  @Column('timestamptz') linkedAt!: Date;
  @Column('text', { nullable: true }) unlinkedBy!: string | null;
  @Column('timestamptz', { nullable: true }) unlinkedAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @OneToMany(() => LinkIdentifier, (identifier) => identifier.link, { cascade: ['insert'] })
  identifiers!: LinkIdentifier[];
}
