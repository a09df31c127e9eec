import { readFileSync } from 'node:fs';
import { auditTransport, openJournal } from '@pontio/audit-journal';
import { type RunningService, newId } from '@pontio/platform';
import { loadGatewayKeys, refusalRecorder } from '@pontio/subgraph';
import type { PersonIndexSettings } from './config.js';
import { PERSON_INDEX } from './person-index.module.js';
import { startPersonIndex } from './start-person-index.js';

/** Starts the person index as a process of its own, with its own audit journal. */
export async function startFromSettings(settings: PersonIndexSettings): Promise<RunningService> {
  const identifierKey = readFileSync(settings.PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE, 'utf8').trim();
  const gatewayKeys = loadGatewayKeys(settings.PONTIO_PERSON_INDEX_GATEWAY_KEYS_FILE);
  const journal = await openJournal({
    directory: settings.PONTIO_PERSON_INDEX_JOURNAL_DIR,
    transport: auditTransport(settings),
  });
  try {
    const service = await startPersonIndex({
      port: settings.PONTIO_PERSON_INDEX_PORT,
      host: settings.PONTIO_PERSON_INDEX_HOST,
      databaseUrl: settings.PONTIO_PERSON_INDEX_DATABASE_URL,
      identifierKey: Buffer.from(identifierKey),
      gatewayKeys,
      recordRefusal: refusalRecorder({ subgraph: PERSON_INDEX, journal, newId, now: () => new Date() }),
    });
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
