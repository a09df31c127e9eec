import type { SystemDescription } from '../system/control.js';
import { ask } from './ask.js';
import { auditOf } from './questions.js';

/** An audit entry as the ledger serves it. */
export interface AuditEntry {
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
  readonly owner: string | null;
  readonly outcome: string;
  readonly mode: string | null;
  readonly breakGlass: string | null;
  readonly obligations: readonly string[] | null;
  readonly cells: readonly { category: string; fields: string[]; status: string; reason: string | null }[];
}

const PATIENCE_MS = 30_000;

/**
 * Reads the audit entries of one request, waiting until its last ones have travelled to the ledger: those that
 * say how it ended.
 */
export async function waitForAudit(
  system: SystemDescription,
  officersToken: string,
  requestId: string,
  isComplete: (entries: readonly AuditEntry[]) => boolean = hasEnded,
): Promise<readonly AuditEntry[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { data } = await ask(system, officersToken, auditOf(requestId));
    const entries = (data?.['auditTrail'] ?? []) as readonly AuditEntry[];
    if (isComplete(entries)) return entries;
    if (Date.now() > deadline)
      throw new Error('The audit entries did not reach the ledger in time: see the log.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The events of the end of a request are written together: one for each agency that was asked, or one for all. */
function hasEnded(entries: readonly AuditEntry[]): boolean {
  const owners = (kinds: readonly string[]): Set<unknown> =>
    new Set(entries.filter(({ kind }) => kinds.includes(kind)).map(({ owner }) => owner));
  const ended = owners(['DISCLOSURE', 'REFUSAL']);
  return (
    ended.has(null) || (ended.size > 0 && [...owners(['REQUEST_INTENT'])].every((owner) => ended.has(owner)))
  );
}
