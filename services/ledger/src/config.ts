import { parseConfig, portSetting } from '@pontio/platform';
import { z } from 'zod';

/** The ledger's settings. */
export const ledgerSettings = z.object({
  PONTIO_LEDGER_PORT: portSetting(4106).describe('port of the subgraph and of ingest'),
  PONTIO_LEDGER_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PONTIO_LEDGER_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL database that holds the schema "ledger"'),
  PONTIO_GATEWAY_KEYS_FILE: z
    .string()
    .describe("JWKS file with the gateway's public keys, which release orders are checked with"),
  PONTIO_KAFKA_BROKERS: z
    .string()
    .transform((text) => text.split(',').map((broker) => broker.trim()))
    .optional()
    .describe('Kafka brokers as host:port, separated by commas; without, events come over ingest alone'),
  PONTIO_LEDGER_CONSUMER_GROUP: z
    .string()
    .default('pontio-ledger')
    .describe('Kafka consumer group; one for each ledger database'),
  PONTIO_LEDGER_INGEST_TOKEN: z
    .string()
    .min(32)
    .optional()
    .describe('credential that journals send to ingest, at least 32 characters; without, ingest is closed'),
  PONTIO_LEDGER_SIGNING_KEY_FILE: z
    .string()
    .describe(
      "file with the key that signs the log's checkpoints, one line in the form of C2SP signed notes, `PRIVATE+KEY+…`",
    ),
  PONTIO_LEDGER_FHIR_READERS: z
    .string()
    .regex(/^agy_[A-Za-z0-9_-]+=[^=,]{32,}(,agy_[A-Za-z0-9_-]+=[^=,]{32,})*$/)
    .transform((text) => new Map(text.split(',').map((pair) => pair.split('=') as [string, string])))
    .optional()
    .describe(
      'agencies whose systems read their own trail at /fhir/AuditEvent, as agency=credential of at least 32 characters, separated by commas; without, nobody does',
    ),
  PONTIO_LEDGER_RETENTION_MONTHS: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'whole months that events are kept after the end of their own; without, they are kept for good. Legal holds come first',
    ),
  PONTIO_LEDGER_WITNESS_POLICY_FILE: z
    .string()
    .optional()
    .describe(
      'policy file (C2SP tlog-policy) that names the witnesses with their addresses, and the quorum; without, nobody cosigns',
    ),
  PONTIO_LEDGER_AUDIT_KEY_FILE: z
    .string()
    .optional()
    .describe(
      "file with the gateway's secret behind audit references, so that officers can search by an id; without, they search by references alone",
    ),
  PONTIO_LEDGER_EXPORT_TOKEN: z
    .string()
    .min(32)
    .optional()
    .describe(
      'credential that opens the entries of the log to whoever verifies it, at least 32 characters; without, hashes and checkpoints alone are served',
    ),
});

/** Parsed settings of the ledger. */
export type LedgerSettings = z.infer<typeof ledgerSettings>;

/** @throws ConfigurationError with every problem at once */
export function loadLedgerSettings(env: Record<string, string | undefined>): LedgerSettings {
  return parseConfig(ledgerSettings, env);
}
