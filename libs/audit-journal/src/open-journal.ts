import type { Logger } from '@pontio/platform';
import type { AuditJournal, JournalLimits } from './audit-journal.js';
import type { AuditTransport } from './transport.js';

/** What a journal needs. */
export interface JournalOptions {
  /** The journal's own directory, made when missing (0700). No other process may use it. */
  readonly directory: string;
  /** Where events go from here; without one they stay, and the journal refuses once they are too old. */
  readonly transport?: AuditTransport;
  readonly limits?: Partial<JournalLimits>;
  readonly clock?: () => Date;
  readonly logger?: Logger;
}

/**
 * Opens the journal of a directory: cuts a torn tail, checks the chain and sends on what was left unsent.
 *
 * @throws PontioError `AUDIT_UNAVAILABLE` when the directory cannot be used or its chain is broken
 */
export function openJournal(_options: JournalOptions): Promise<AuditJournal> {
  return Promise.reject(new Error('not yet'));
}
