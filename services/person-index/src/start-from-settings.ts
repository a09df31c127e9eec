import { readFileSync } from 'node:fs';
import { startBehindDoor } from '@pontio/subgraph';
import type { PersonIndexSettings } from './config.js';
import { PERSON_INDEX } from './person-index.module.js';
import { type RunningPersonIndex, startPersonIndex } from './start-person-index.js';

/** Starts the person index from its settings, with its own audit journal. */
export async function startFromSettings(settings: PersonIndexSettings): Promise<RunningPersonIndex> {
  const identifierKey = readFileSync(settings.PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE, 'utf8').trim();
  return startBehindDoor(settings, { subgraph: PERSON_INDEX }, (door) =>
    startPersonIndex({
      port: settings.PONTIO_PERSON_INDEX_PORT,
      host: settings.PONTIO_PERSON_INDEX_HOST,
      databaseUrl: settings.PONTIO_PERSON_INDEX_DATABASE_URL,
      identifierKey: Buffer.from(identifierKey),
      ...door,
    }),
  );
}
