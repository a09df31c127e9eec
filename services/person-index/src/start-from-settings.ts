import { readFileSync } from 'node:fs';
import { startBehindDoor } from '@pontio/subgraph';
import type { PersonIndexSettings } from './config.js';
import { PERSON_INDEX } from './person-index.module.js';
import { type RunningPersonIndex, startPersonIndex } from './start-person-index.js';

/** Starts the person index from its settings, with its own audit journal. */
export async function startFromSettings(settings: PersonIndexSettings): Promise<RunningPersonIndex> {
  const identifierKey = readFileSync(settings.PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE, 'utf8').trim();
  const door = {
    subgraph: PERSON_INDEX,
    gatewayKeysFile: settings.PONTIO_PERSON_INDEX_GATEWAY_KEYS_FILE,
    journalDirectory: settings.PONTIO_PERSON_INDEX_JOURNAL_DIR,
    route: settings,
  };
  return startBehindDoor(door, (keys) =>
    startPersonIndex({
      port: settings.PONTIO_PERSON_INDEX_PORT,
      host: settings.PONTIO_PERSON_INDEX_HOST,
      databaseUrl: settings.PONTIO_PERSON_INDEX_DATABASE_URL,
      identifierKey: Buffer.from(identifierKey),
      ...keys,
    }),
  );
}
