/** One event on its way out: the exact bytes that were spooled, and what a transport needs to route them. */
export interface OutgoingEvent {
  /** The event's own id. */
  readonly id: string;
  /** The request it belongs to; random, says nothing about a person. */
  readonly correlation: string;
  /** RFC 8785 canonical bytes. */
  readonly bytes: Uint8Array;
}

/**
 * Carries events from the journal to the ledger. The journal calls `send` with one batch at a time and in
 * order; when it fails, or nobody knows how it ended, the same batch with the same ids is sent again.
 */
export interface AuditTransport {
  /** Short name for the log. */
  readonly name: string;
  /**
   * Resolves only when every event of the batch is kept by the other side for good. A rejection means the
   * outcome is unknown: all, some or none may have arrived. Always settles within a deadline of its own.
   */
  send(batch: readonly OutgoingEvent[]): Promise<void>;
  /** Frees connections. Safe to call twice. */
  close(): Promise<void>;
}
