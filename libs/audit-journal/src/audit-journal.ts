import type { AuditEvent, WrittenEvent } from '@pontio/audit-contract';

/** How things stand with a journal. */
export interface JournalState {
  /** Events kept here that the transport has not taken yet. */
  readonly unsent: number;
  /** When the oldest of them was kept, ISO 8601 UTC. */
  readonly oldestUnsentAt?: string;
  /** Since when releases rest on this machine's disk alone, ISO 8601 UTC; absent while they do not. */
  readonly degradedSince?: string;
  /** What went wrong last, while it is still wrong: for operators, holds nothing about anybody. */
  readonly lastError?: string;
}

/**
 * How durable events are before somebody goes on. `LOCAL`: on this machine's disk. `REPLICATED`: Kafka's in-sync
 * replicas have them too, or else have not said so in time.
 */
export type Evidence = 'LOCAL' | 'REPLICATED';

/** Where audit events are made durable before anything is asked or shared. One process per directory. */
export interface AuditJournal {
  /**
   * Keeps events for good, in order. When it resolves they are on this machine's disk, synced, and will
   * reach the ledger however often the process dies. When it rejects nothing may be shared on their
   * strength; they may or may not be kept, so an event must not be appended again under another id.
   *
   * @param evidence - `LOCAL` unless given; a transport that replicates nothing is not waited for
   * @throws PontioError `AUDIT_UNAVAILABLE`, with a time to ask again, when they cannot be kept in time, or the
   * journal holds too much unsent
   */
  append(events: readonly (AuditEvent | WrittenEvent)[], evidence?: Evidence): Promise<void>;
  /** Whether an append now would be tried. A journal that failed becomes writable again by itself. */
  isWritable(): boolean;
  state(): JournalState;
  /** Resolves when the transport has taken every event kept so far. Waits for ever without one. */
  whenDrained(): Promise<void>;
  /** Lets appends under way end, stops sending and frees the directory; unsent events stay on disk. */
  close(): Promise<void>;
}

/**
 * How much may wait, and how long. The journal never drops an event and never samples. The clients' own time-outs
 * take 20 seconds or for ever, so these are ours.
 */
export interface JournalLimits {
  /** Age in milliseconds of the oldest unsent event, after which the journal refuses more. */
  readonly maxUnsentAgeMs: number;
  /** Bytes of the spool on disk, after which the journal refuses more. */
  readonly maxSpoolBytes: number;
  /** Events waiting for their turn to be written, after which the journal refuses more. */
  readonly maxQueuedEvents: number;
  /** How long the longest of them may have waited before the journal refuses more. */
  readonly maxQueuedMs: number;
  /** Milliseconds after which a release rests on the disk alone, where Kafka has not confirmed. */
  readonly softDeadlineMs: number;
  /** Milliseconds after which an append is refused, where even the disk has not. */
  readonly hardDeadlineMs: number;
  /** Bytes after which a new segment file is begun. */
  readonly segmentBytes: number;
}

/** Fifteen minutes, 1 GiB, 10,000 events or two seconds of work, 250 and 800 ms, 16 MiB. */
export const defaultLimits: JournalLimits = {
  maxUnsentAgeMs: 15 * 60_000,
  maxSpoolBytes: 1024 ** 3,
  maxQueuedEvents: 10_000,
  maxQueuedMs: 2_000,
  softDeadlineMs: 250,
  hardDeadlineMs: 800,
  segmentBytes: 16 * 1024 ** 2,
};
