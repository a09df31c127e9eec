import {
  type AuditEventKind,
  type AuditFacts,
  type AuditRequester,
  canonicalBytes,
  createAuditEvent,
  createReferencer,
  exampleEvents,
} from '@pontio/audit-contract';
import { createLogger } from '@pontio/platform';
import { type LogOptions, type OpenLog, openLog } from '../src/open-log.js';
import { testSigner } from './test-signer.js';

/** The references of tests. */
export const refs = createReferencer(new Uint8Array(32).fill(7));

/** What an event of a test says that others do not. */
export type Told = Partial<AuditFacts> & { readonly requester?: Partial<AuditRequester> };

/** A log in a database of its own. */
export interface TestLog extends OpenLog {
  readonly url: string;
  /** Records an event, each a second after the one before; gives its id. */
  tell(kind: AuditEventKind, told?: Told): Promise<string>;
  drop(): Promise<void>;
}

const START = Date.parse('2026-11-24T08:00:00.000Z');

/** An empty database, as test servers give it. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Opens a log in a database of its own, which goes with it. */
export async function openTestLog(
  database: TestDatabase,
  { now, policy }: Pick<LogOptions, 'now' | 'policy'> = {},
): Promise<TestLog> {
  const logger = createLogger('test');
  logger.level = 'silent';
  const { url } = database;
  const log = await openLog({
    url,
    holder: 'tested',
    signer: testSigner,
    logger,
    ...(now && { now }),
    ...(policy && { policy }),
  });
  let told = 0;
  return {
    ...log,
    url,
    tell: async (kind, facts = {}) => {
      told += 1;
      const { data, source } = exampleEvents[kind];
      const identity = {
        id: `evt_${String(told).padStart(4, '0')}`,
        time: new Date((now?.() ?? START) + told * 1000).toISOString(),
        source,
      };
      const { phase: _phase, ...example } = data;
      const event = createAuditEvent(
        kind,
        { ...example, ...facts, requester: { ...example.requester, ...facts.requester } },
        identity,
      );
      await log.record([canonicalBytes(event)]);
      return event.id;
    },
    drop: async () => {
      await log.close();
      await database.drop();
    },
  };
}
