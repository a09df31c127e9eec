import { idempotentProducer, impatientKafka } from '@pontio/audit-journal';
import type { Producer } from 'kafkajs';
import type { DataSource } from 'typeorm';

/** Signed checkpoints, for monitors and witnesses. */
export const CHECKPOINT_TOPIC = 'ig.audit.checkpoint.v1';
/** Copies of what is no valid event. The original is in the log like any other. */
export const INVALID_TOPIC = 'ig.audit.invalid.v1';

interface Copy {
  readonly position: string;
  readonly key: string;
  readonly value: Buffer;
}

/** A part of the log that is copied to a topic: what comes after a position, in its order. */
interface CopiedPart {
  readonly topic: string;
  readonly select: string;
}

const MOST = 100;

/** Which of each part comes next; `$1` is the position of the last that was sent. */
const PARTS: readonly CopiedPart[] = [
  {
    topic: CHECKPOINT_TOPIC,
    select: `select size as position, split_part(note, E'\\n', 1) as key, convert_to(note, 'UTF8') as value
      from checkpoint where size > $1 order by size limit ${String(MOST)}`,
  },
  {
    topic: INVALID_TOPIC,
    select: `select log_index as position, event_id as key, coalesce(whole.bytes, event.bytes) as value
      from event left join oversized_event whole using (event_id)
      where kind = 'INVALID' and log_index > $1 order by log_index limit ${String(MOST)}`,
  },
];

/**
 * Copies to Kafka what others read there. How far it came is kept in the database, after Kafka has acknowledged: a
 * crash in between sends a copy twice, under the same key.
 */
export class KafkaCopies {
  private producer: Producer | undefined;

  constructor(
    private readonly publisher: DataSource,
    private readonly brokers: readonly string[],
  ) {}

  async copy(): Promise<void> {
    for (const part of PARTS) await this.copyPart(part);
  }

  async close(): Promise<void> {
    await this.producer?.disconnect();
    this.producer = undefined;
  }

  private async copyPart({ topic, select }: CopiedPart): Promise<void> {
    const [sent] = await this.publisher.query<{ position: string }[]>(
      'select position from publication where name = $1',
      [topic],
    );
    const copies = await this.publisher.query<Copy[]>(select, [sent?.position ?? -1]);
    const last = copies.at(-1);
    if (last === undefined) return;
    await this.send(topic, copies);
    await this.publisher.query(
      `insert into publication values ($1, $2) on conflict (name) do update set position = excluded.position`,
      [topic, last.position],
    );
  }

  private async send(topic: string, copies: readonly Copy[]): Promise<void> {
    try {
      this.producer ??= await connect(this.brokers);
      await this.producer.send({
        topic,
        acks: -1,
        messages: copies.map(({ key, value }) => ({ key, value })),
      });
    } catch (error) {
      // A client that has failed may never recover: the next turn begins with a new one.
      await this.close().catch(() => undefined);
      throw error;
    }
  }
}

async function connect(brokers: readonly string[]): Promise<Producer> {
  const producer = idempotentProducer(impatientKafka('pontio-ledger', brokers));
  await producer.connect();
  return producer;
}
