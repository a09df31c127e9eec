import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { IdentifierSystem } from '../identifiers/identifier.js';
import type { IdentityLink } from './identity-link.entity.js';

/** A verified identifier of a linked record, as a keyed hash. */
@Entity()
export class LinkIdentifier {
  @PrimaryColumn('text') linkId!: string;
  @PrimaryColumn('text') token!: string;
  @Column('text') system!: IdentifierSystem;
  // By name, because the two entities need each other.
  @ManyToOne('IdentityLink', 'identifiers')
  @JoinColumn({ name: 'link_id' })
  link!: Relation<IdentityLink>;
}
