import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One event of the log. Rows are only ever inserted; the database refuses anything else. */
@Entity('event')
export class EventEntity {
  /** Place in the log. */
  @PrimaryColumn('bigint')
  logIndex!: string;

  /** The event's own id; `inv_` and the hash of the bytes where these are no valid event. */
  @Column('text')
  eventId!: string;

  @Column('text')
  kind!: string;

  @Column('timestamptz')
  occurredAt!: Date;

  @Column('timestamptz')
  recordedAt!: Date;

  @Column('text', { nullable: true })
  correlation!: string | null;

  @Column('text', { nullable: true })
  decisionId!: string | null;

  @Column('text', { nullable: true })
  requesterOrg!: string | null;

  @Column('text', { nullable: true })
  ownerOrg!: string | null;

  /** The exact canonical bytes that were spooled, sent and hashed. */
  @Column('bytea')
  bytes!: Buffer;
}
