import { PontioError, isPontioError } from '@pontio/errors';
import { type Logger, createLogger } from '@pontio/platform';
import { type AuditJournal, type JournalLimits, defaultLimits } from './audit-journal.js';
import { Forwarder, type SendingWatch } from './forwarder.js';
import { SpooledJournal } from './spooled-journal.js';
import { lockDirectory } from './spool/directory-lock.js';
import { Spool, makeSpoolDirectory } from './spool/spool.js';
import type { AuditTransport } from './transport.js';

/** What a journal needs. */
export interface JournalOptions {
  /** The journal's own directory, made when missing (0700). No other process may use it. */
  readonly directory: string;
  /** Where events go from here; without one they stay, and the journal refuses once they are too old. Closed with the journal. */
  readonly transport?: AuditTransport;
  readonly limits?: Partial<JournalLimits>;
  /** Whose journal it is, as its own events name it: `urn:pontio:…`. */
  readonly source?: string;
  readonly clock?: () => Date;
  readonly logger?: Logger;
}

/**
 * Opens the journal of a directory: cuts a torn tail, checks the chain and sends on what was left unsent.
 *
 * @throws PontioError `AUDIT_UNAVAILABLE` when the directory cannot be used or its chain is broken
 */
export async function openJournal(options: JournalOptions): Promise<AuditJournal> {
  const { directory, transport, clock = () => new Date(), logger = createLogger('audit-journal') } = options;
  const { source = 'urn:pontio:gateway' } = options;
  const isReplicated = transport?.isReplicated === true;
  const limits = { ...defaultLimits, ...options.limits };
  let unlock: (() => Promise<void>) | undefined;
  try {
    await makeSpoolDirectory(directory);
    unlock = await lockDirectory(directory);
    const { segmentBytes } = limits;
    const spool = await Spool.open({ directory, segmentBytes, sendsAtOnce: isReplicated, logger });
    const forwarderFor = (watch: SendingWatch): Forwarder | undefined =>
      transport && new Forwarder(spool, transport, logger, watch);
    return new SpooledJournal({ spool, limits, clock, logger, source, unlock, forwarderFor, isReplicated });
  } catch (error) {
    await unlock?.();
    if (isPontioError(error)) throw error;
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new PontioError('AUDIT_UNAVAILABLE', {
      detail: `the audit journal cannot use its directory: ${why}`,
      cause: error,
    });
  }
}
