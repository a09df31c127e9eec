import { auditRouteSettings, auditTransport, openJournal } from '@pontio/audit-journal';
import { newId } from '@pontio/platform';
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

/** What a subgraph's door stands on. */
export interface Door {
  readonly gatewayKeys: JWTVerifyGetKey;
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
  /** Resolves when every refusal has left for the ledger. */
  whenDrained(): Promise<void>;
  /** Frees the journal; close it after the service. */
  close(): Promise<void>;
}

/**
 * Opens the gateway's public keys and this process's audit journal.
 *
 * @param subgraph - name of the subgraph
 * @param owner - the agency whose records it guards, `agy_…`; left out for a service that is no agency
 * @throws an Error that says in one sentence what to do
 */
export async function openDoor(settings: DoorSettings, subgraph: string, owner?: string): Promise<Door> {
  const gatewayKeys = loadGatewayKeys(settings.PONTIO_GATEWAY_KEYS_FILE);
  const journal = await openJournal({
    directory: settings.PONTIO_JOURNAL_DIR,
    transport: auditTransport(settings),
  });
  return {
    gatewayKeys,
    recordRefusal: refusalRecorder({
      subgraph,
      journal,
      newId,
      now: () => new Date(),
      ...(owner !== undefined && { owner }),
    }),
    whenDrained: () => journal.whenDrained(),
    close: () => journal.close(),
  };
}
