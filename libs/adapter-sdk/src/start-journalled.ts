import { type AuditRoute, auditTransport, openJournal } from '@pontio/audit-journal';
import { type RunningService, newId } from '@pontio/platform';
import { type Refusal, refusalRecorder } from '@pontio/subgraph';

/** What an agency service that runs as a process of its own needs for its audit trail. */
export interface JournalledOptions {
  /** Name of the subgraph. */
  readonly subgraph: string;
  /** The agency whose records it guards, `agy_…`. */
  readonly agencyId: string;
  readonly journalDirectory: string;
  readonly route: AuditRoute;
}

/** Starts an agency service with a journal of its own, which records the calls it turns away. Closes both. */
export async function startJournalled(
  { subgraph, agencyId, journalDirectory, route }: JournalledOptions,
  start: (recordRefusal: (refusal: Refusal) => Promise<void>) => Promise<RunningService>,
): Promise<RunningService> {
  const journal = await openJournal({ directory: journalDirectory, transport: auditTransport(route) });
  try {
    const now = (): Date => new Date();
    const service = await start(refusalRecorder({ subgraph, owner: agencyId, journal, newId, now }));
    const close = async (): Promise<void> => {
      await service.close();
      await journal.close();
    };
    return { name: service.name, url: service.url, close };
  } catch (error) {
    await journal.close();
    throw error;
  }
}
