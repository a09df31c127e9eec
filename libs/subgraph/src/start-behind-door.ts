import { type AuditJournal, auditRouteSettings, auditTransport, openJournal } from '@pontio/audit-journal';
import { type RunningService, newId } from '@pontio/platform';
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { loadGatewayKeys } from './gateway-keys.js';
import { refusalRecorder } from './refusal-recorder.js';
import type { Refusal } from './release-door.js';

/** The settings every subgraph shares: whose orders it obeys, and where its refusals are written. */
export const doorSettings = {
  PONTIO_GATEWAY_KEYS_FILE: z
    .string()
    .describe("JWKS file with the gateway's public keys, which release orders are checked with"),
  PONTIO_JOURNAL_DIR: z
    .string()
    .describe("directory of this process's audit journal, on a disk that survives a restart"),
  ...auditRouteSettings,
};

/** Parsed {@link doorSettings}. */
export type DoorSettings = Readonly<z.infer<z.ZodObject<typeof doorSettings>>>;

/** Which subgraph the door is of. */
export interface DoorOf {
  /** Name of the subgraph. */
  readonly subgraph: string;
  /** The agency whose records it guards, `agy_…`; left out for a service that is no agency. */
  readonly owner?: string;
}

/** What a subgraph's door stands on. */
export interface Door {
  readonly gatewayKeys: JWTVerifyGetKey;
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
  /** The process's own journal, for a service whose work is recorded beside what its door turns away. */
  readonly journal: AuditJournal;
}

/**
 * Starts a subgraph with the gateway's public keys and an audit journal of its own, which is closed after it.
 *
 * @throws an Error that says in one sentence what to do
 */
export async function startBehindDoor<S extends RunningService>(
  settings: DoorSettings,
  { subgraph, owner }: DoorOf,
  start: (door: Door) => Promise<S>,
): Promise<S> {
  const gatewayKeys = loadGatewayKeys(settings.PONTIO_GATEWAY_KEYS_FILE);
  const journal = await openJournal({
    directory: settings.PONTIO_JOURNAL_DIR,
    transport: auditTransport(settings),
  });
  const now = (): Date => new Date();
  const recordRefusal = refusalRecorder({
    subgraph,
    journal,
    newId,
    now,
    ...(owner !== undefined && { owner }),
  });
  try {
    const service = await start({ gatewayKeys, recordRefusal, journal });
    const close = async (): Promise<void> => {
      await service.close().finally(() => journal.close());
    };
    return { ...service, close };
  } catch (error) {
    await journal.close();
    throw error;
  }
}
