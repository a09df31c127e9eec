import { type AuditRoute, auditTransport, openJournal } from '@pontio/audit-journal';
import { type RunningService, newId } from '@pontio/platform';
import type { JWTVerifyGetKey } from 'jose';
import { loadGatewayKeys } from './gateway-keys.js';
import { refusalRecorder } from './refusal-recorder.js';
import type { Refusal } from './release-door.js';

/** Whose orders a subgraph obeys, and where its refusals are written. */
export interface DoorSetUp {
  /** Name of the subgraph. */
  readonly subgraph: string;
  /** The agency whose records it guards, `agy_…`; left out for a service that is no agency. */
  readonly owner?: string;
  /** JWKS file with the gateway's public keys. */
  readonly gatewayKeysFile: string;
  /** Directory of the service's own audit journal, on a disk that survives a restart. */
  readonly journalDirectory: string;
  readonly route: AuditRoute;
}

/** What a subgraph's door stands on. */
export interface Door {
  readonly gatewayKeys: JWTVerifyGetKey;
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
}

/**
 * Starts a subgraph with the gateway's public keys and an audit journal of its own, which is closed after it.
 *
 * @throws an Error that says in one sentence what to do
 */
export async function startBehindDoor<S extends RunningService>(
  { subgraph, owner, gatewayKeysFile, journalDirectory, route }: DoorSetUp,
  start: (door: Door) => Promise<S>,
): Promise<S> {
  const gatewayKeys = loadGatewayKeys(gatewayKeysFile);
  const journal = await openJournal({ directory: journalDirectory, transport: auditTransport(route) });
  const now = (): Date => new Date();
  const recordRefusal = refusalRecorder({
    subgraph,
    journal,
    newId,
    now,
    ...(owner !== undefined && { owner }),
  });
  try {
    const service = await start({ gatewayKeys, recordRefusal });
    const close = async (): Promise<void> => {
      await service.close();
      await journal.close();
    };
    return { ...service, close };
  } catch (error) {
    await journal.close();
    throw error;
  }
}
