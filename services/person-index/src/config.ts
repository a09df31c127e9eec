import { auditRouteSettings } from '@pontio/audit-journal';
import { parseConfig, portSetting } from '@pontio/platform';
import { z } from 'zod';

/** The settings of the person index as a process of its own. */
export const personIndexSettings = z.object({
  PONTIO_PERSON_INDEX_PORT: portSetting(4105).describe('port that the gateway calls'),
  PONTIO_PERSON_INDEX_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PONTIO_PERSON_INDEX_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL database; the service owns the schema person_index there'),
  PONTIO_PERSON_INDEX_IDENTIFIER_KEY_FILE: z
    .string()
    .describe('at least 32 secret bytes behind the stored identifiers; with another key none is found again'),
  PONTIO_PERSON_INDEX_GATEWAY_KEYS_FILE: z.string().describe("JWKS file with the gateway's public keys"),
  PONTIO_PERSON_INDEX_JOURNAL_DIR: z
    .string()
    .describe('directory of the audit journal, on a disk that survives a restart'),
  ...auditRouteSettings,
});

/** Parsed settings of the person index. */
export type PersonIndexSettings = z.infer<typeof personIndexSettings>;

/** @throws ConfigurationError with every problem at once */
export function loadPersonIndexSettings(env: Record<string, string | undefined>): PersonIndexSettings {
  return parseConfig(personIndexSettings, env);
}
