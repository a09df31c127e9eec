/** Which way audit events travel in one system. */
export interface AuditWay {
  /** Brokers, or undefined without Kafka. */
  readonly brokers: string | undefined;
  readonly ledgerUrl: string;
  readonly ingestToken: string;
}

/** The settings that send a process's audit events that way. */
export function auditSettings({ brokers, ledgerUrl, ingestToken }: AuditWay): Record<string, string> {
  return brokers === undefined
    ? { PONTIO_LEDGER_INGEST_URL: ledgerUrl, PONTIO_LEDGER_INGEST_TOKEN: ingestToken }
    : { PONTIO_KAFKA_BROKERS: brokers };
}
