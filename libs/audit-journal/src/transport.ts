/** One event on its way out: the exact bytes that were spooled, and what a transport needs to route them. */
export interface OutgoingEvent {
  /** The event's own id. */
  readonly id: string;
  /** The request it belongs to; random, says nothing about a person. */
  readonly correlation: string;
  /** RFC 8785 canonical bytes. */
  readonly bytes: Uint8Array;
}

/** Events that travel together. */
export interface OutgoingBatch {
  /** The events' own bytes in order, each with the line break that ends it, in pieces. */
  readonly lines: readonly Uint8Array[];
  /** How many events it holds. */
  readonly count: number;
  /** Digest of the spool up to and with them: who has them can tell that nothing before was cut off. */
  readonly chain: string;
}

/**
 * Carries events from the journal to the ledger. The journal calls `send` with one batch at a time and in
 * order; when it fails, or nobody knows how it ended, the same events with the same ids are sent again.
 */
export interface AuditTransport {
  /** Short name for the log. */
  readonly name: string;
  /**
   * Whether what it has taken outlives this machine and any other: then it is worth waiting for, sent while it is
   * still being written here, and asked from time to time whether it would take anything.
   */
  readonly isReplicated: boolean;
  /**
   * Resolves only when every event of the batch is kept by the other side for good. A rejection means the
   * outcome is unknown: all, some or none may have arrived. Always settles within a deadline of its own.
   */
  send(batch: OutgoingBatch): Promise<void>;
  /** Resolves when the other side answers; rejects when it does not, within a short deadline of its own. */
  probe(): Promise<void>;
  /** Frees connections. Safe to call twice. */
  close(): Promise<void>;
}

/** The events of a batch one by one. */
export function eventsOf({ lines }: OutgoingBatch): OutgoingEvent[] {
  return lines.flatMap((piece) => {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const events: OutgoingEvent[] = [];
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(NEWLINE, start);
      events.push(eventIn(bytes.subarray(start, end)));
      start = end + 1;
    }
    return events;
  });
}

const NEWLINE = 10;
const QUOTE = 34;
// In quotes that no backslash closes: keys of the canonical text, each there once, of ids that need no escape.
const ID = Buffer.from('"id":"');
const CORRELATION = Buffer.from('"correlation":"');

function eventIn(bytes: Buffer): OutgoingEvent {
  return { id: valueIn(bytes, ID), correlation: valueIn(bytes, CORRELATION), bytes };
}

function valueIn(bytes: Buffer, key: Buffer): string {
  const start = bytes.indexOf(key) + key.length;
  if (start < key.length) throw new Error('an event of the spool has no id');
  return bytes.toString('latin1', start, bytes.indexOf(QUOTE, start));
}
