import { parseConfig, portSetting } from '@pontio/platform';
import { doorSettings } from '@pontio/subgraph';
import { z } from 'zod';

/** The settings of the person index as a process of its own. */
export const personIndexSettings = z.object({
  PONTIO_PERSON_INDEX_PORT: portSetting(4104).describe('port that the gateway calls'),
  PONTIO_PERSON_INDEX_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PONTIO_PERSON_INDEX_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL database; the service owns the schema person_index there'),
  PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE: z
    .string()
    .describe('at least 32 secret bytes behind the stored identifiers; with another key none is found again'),
  ...doorSettings,
});

/** Parsed settings of the person index. */
export type PersonIndexSettings = z.infer<typeof personIndexSettings>;

/** @throws ConfigurationError with every problem at once */
export function loadPersonIndexSettings(env: Record<string, string | undefined>): PersonIndexSettings {
  return parseConfig(personIndexSettings, env);
}
