import type { AuditEvent, WrittenEvent } from '@pontio/audit-contract';

/** How things stand with a journal. */
export interface JournalState {
  /** Events kept here that the transport has not taken yet. */
  readonly unsent: number;
  /** When the oldest of them was kept, ISO 8601 UTC. */
  readonly oldestUnsentAt?: string;
  /** What went wrong last, while it is still wrong: for operators, holds nothing about anybody. */
  readonly lastError?: string;
}

/** Where audit events are made durable before anything is asked or shared. One process per directory. */
export interface AuditJournal {
  /**
   * Keeps events for good, in order. When it resolves they are on this machine's disk, fdatasynced, and will
   * reach the ledger however often the process dies. When it rejects nothing may be shared on their
   * strength; they may or may not be kept, so an event must not be appended again under another id.
   *
   * @throws PontioError `AUDIT_UNAVAILABLE` when they cannot be kept, or the journal holds too much unsent
   */
  append(events: readonly (AuditEvent | WrittenEvent)[]): Promise<void>;
  /** Whether an append now would be tried. A journal that failed becomes writable again by itself. */
  isWritable(): boolean;
  state(): JournalState;
  /** Resolves when the transport has taken every event kept so far. Waits for ever without one. */
  whenDrained(): Promise<void>;
  /** Lets appends under way end, stops sending and frees the directory; unsent events stay on disk. */
  close(): Promise<void>;
}

/** How much may wait unsent before the journal refuses more. It never drops an event and never samples. */
export interface JournalLimits {
  /** Age in milliseconds of the oldest unsent event. */
  readonly maxUnsentAgeMs: number;
  /** Bytes of the spool on disk. */
  readonly maxSpoolBytes: number;
  /** Events waiting for their turn to be written. */
  readonly maxQueuedEvents: number;
  /** Bytes after which a new segment file is begun. */
  readonly segmentBytes: number;
}

/** Fifteen minutes, 1 GiB, 10,000 events, 16 MiB. */
export const defaultLimits: JournalLimits = {
  maxUnsentAgeMs: 15 * 60_000,
  maxSpoolBytes: 1024 ** 3,
  maxQueuedEvents: 10_000,
  segmentBytes: 16 * 1024 ** 2,
};
