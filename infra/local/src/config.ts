import { parseConfig } from '@pontio/platform';
import { z } from 'zod';

/** Settings of `npm start`; it needs none of them. */
export const localSettings = z.object({
  PONTIO_STATE_DIR: z.string().default('.pontio').describe('folder for everything the practice ground keeps'),
  PONTIO_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('a PostgreSQL to use instead of the embedded one'),
  PONTIO_KAFKA_BROKERS: z
    .string()
    .optional()
    .describe('brokers of a Kafka to use instead of the embedded one, as host:port, separated by commas'),
  PONTIO_KAFKA: z
    .enum(['embedded', 'none'])
    .default('embedded')
    .describe('none: no Kafka, the audit trail travels straight to the ledger'),
});

/** @throws ConfigurationError with every problem at once */
export function loadLocalSettings(env: Record<string, string | undefined>): z.infer<typeof localSettings> {
  return parseConfig(localSettings, env);
}
