import type { Logger } from '@pontio/platform';
import type { DataSource } from 'typeorm';
import { AuditConsumer } from './consumer/audit-consumer.js';
import { loadOffsets } from './consumer/load-offsets.js';
import { openDatabase, openReader } from './persistence/open-database.js';
import { Partitions } from './persistence/partitions.js';
import { type Duty, LedgerWriter, type RecordEvents } from './writer/ledger-writer.js';

/** What a log is opened with. */
export interface LogOptions {
  readonly url: string;
  /** Names this process in the lease of the writer. */
  readonly holder: string;
  readonly logger: Logger;
  readonly now?: () => number;
  /** Where events come from beside those that are handed in. */
  readonly kafka?: { readonly brokers: readonly string[]; readonly group: string };
}

/** The log of one database, as one process has it open. */
export interface OpenLog {
  readonly owner: DataSource;
  readonly reader: DataSource;
  readonly record: RecordEvents;
  /** Ends the writing, after the batch under way. */
  stop(): Promise<void>;
  /** Stops, and lets go of the database. */
  close(): Promise<void>;
}

/** Opens the log, and writes it whenever no other process does. */
export async function openLog(options: LogOptions): Promise<OpenLog> {
  const { url, holder, logger, now = Date.now, kafka } = options;
  const owner = await openDatabase(url);
  const partitions = new Partitions(owner);
  await partitions.makeAhead(now());
  const reader = await openReader(url);
  const readKafka: Duty = () => {
    const consumer = new AuditConsumer({
      ...{ brokers: kafka?.brokers ?? [], group: kafka?.group ?? '', logger },
      recordEvents: (events, readUpTo) => writer.record(events, readUpTo),
      loadOffsets: (topic) => loadOffsets(owner, topic),
    });
    consumer.start();
    return consumer;
  };
  const duties = kafka ? [readKafka] : [];
  const writer = new LedgerWriter({ url, partitions, holder, logger, now, duties });
  writer.start();
  const stop = (): Promise<void> => writer.stop();
  const close = async (): Promise<void> => {
    await stop();
    await Promise.all([owner.destroy(), reader.destroy()]);
  };
  return { owner, reader, record: writer.record, stop, close };
}
