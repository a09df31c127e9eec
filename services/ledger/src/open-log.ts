import type { Logger } from '@pontio/platform';
import { type NoteSigner, type Policy, type Tile, MalformedLog } from '@pontio/transparency-log';
import type { DataSource } from 'typeorm';
import { type Expiry, expireMonths } from './application/retention/expire-months.js';
import { readTile } from './application/read-log.js';
import { AuditConsumer } from './consumer/audit-consumer.js';
import { loadOffsets } from './consumer/load-offsets.js';
import { openDatabase, openPublisher, openReader } from './persistence/open-database.js';
import { Partitions } from './persistence/partitions.js';
import { every } from './publication/every.js';
import { KafkaCopies } from './publication/kafka-copies.js';
import { CheckpointPublisher } from './publication/publish-checkpoints.js';
import { type CollectCosignatures, witnessesOf } from './publication/witnesses.js';
import { type Duty, LedgerWriter, type RecordEvents } from './writer/ledger-writer.js';

/** What a log is opened with. */
export interface LogOptions {
  readonly url: string;
  /** Names this process in the lease of the writer. */
  readonly holder: string;
  readonly signer: NoteSigner;
  readonly logger: Logger;
  readonly now?: () => number;
  /** Where events come from beside those that are handed in. */
  readonly kafka?: { readonly brokers: readonly string[]; readonly group: string };
  /** Names the witnesses and how many are enough; without, nobody is asked and that is no alarm. */
  readonly policy?: Policy;
  /** Whole months that events are kept after the end of their own; without, for good. */
  readonly retentionMonths?: number;
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

/** The most often that a checkpoint is published. */
const PUBLISH_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Opens the log, and writes and signs it whenever no other process does. */
export async function openLog(options: LogOptions): Promise<OpenLog> {
  const { url, holder, logger, now = Date.now } = options;
  const owner = await openDatabase(url);
  const partitions = new Partitions(owner);
  await partitions.makeAhead(now());
  const [reader, publisher] = await Promise.all([openReader(url), openPublisher(url)]);
  const record: RecordEvents = (events, readUpTo) => writer.record(events, readUpTo);
  const duties = [
    (() =>
      every(HOUR_MS, 'making partitions ahead', () => partitions.makeAhead(now()), logger)) satisfies Duty,
    signing(publisher, { ...options, now }),
    ...expiring({ ...options, now }, { owner, partitions, record }),
    ...reading(options, owner, record),
    ...copying(options, publisher),
  ];
  const writer = new LedgerWriter({ url, partitions, holder, logger, now, duties });
  writer.start();
  const stop = (): Promise<void> => writer.stop();
  const close = async (): Promise<void> => {
    await stop();
    await Promise.all([owner, reader, publisher].map((dataSource) => dataSource.destroy()));
  };
  return { owner, reader, record, stop, close };
}

function expiring(
  { retentionMonths, now, logger }: LogOptions & { readonly now: () => number },
  parts: Pick<Expiry, 'owner' | 'partitions' | 'record'>,
): Duty[] {
  if (retentionMonths === undefined) return [];
  const expire = (): Promise<unknown> => expireMonths({ ...parts, now, months: retentionMonths });
  return [() => every(HOUR_MS, 'removing what has expired', expire, logger)];
}

function signing(publisher: DataSource, options: LogOptions & { readonly now: () => number }): Duty {
  const { signer, logger, now, policy } = options;
  const readStored = async (tile: Tile): Promise<Uint8Array> => {
    const hashes = await readTile(publisher, tile);
    if (hashes === undefined) throw new MalformedLog('a tile of the log is missing');
    return hashes;
  };
  const nobody: CollectCosignatures = () => Promise.resolve({ lines: [], isQuorum: true });
  return () => {
    const collect = policy ? witnessesOf(policy, readStored) : nobody;
    const checkpoints = new CheckpointPublisher({ publisher, signer, collect, logger, now });
    return every(PUBLISH_MS, 'publishing a checkpoint', () => checkpoints.publish(), logger);
  };
}

function reading({ kafka, logger }: LogOptions, owner: DataSource, recordEvents: RecordEvents): Duty[] {
  if (kafka === undefined) return [];
  const read = (topic: string): ReturnType<typeof loadOffsets> => loadOffsets(owner, topic);
  return [
    () => {
      const consumer = new AuditConsumer({ ...kafka, recordEvents, loadOffsets: read, logger });
      consumer.start();
      return consumer;
    },
  ];
}

function copying({ kafka, logger }: LogOptions, publisher: DataSource): Duty[] {
  if (kafka === undefined) return [];
  return [
    () => {
      const copies = new KafkaCopies(publisher, kafka.brokers);
      const turns = every(PUBLISH_MS, 'copying to Kafka', () => copies.copy(), logger);
      return { stop: () => turns.stop().then(() => copies.close()) };
    },
  ];
}
