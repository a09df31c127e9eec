/** Every audit event travels on this topic, keyed by its request. */
export const AUDIT_TOPIC = 'ig.audit.v1';

const DAY_MS = 24 * 60 * 60_000;

/** How a transport reaches Kafka. */
export interface KafkaTransportOptions {
  /** `host:port` of some brokers. */
  readonly brokers: readonly string[];
  /** Copies of each partition when the topic has to be made; 3 where there are three brokers. */
  readonly replicationFactor?: number;
  /** Milliseconds after which a send counts as failed, its outcome unknown. */
  readonly deadlineMs?: number;
}

/** Default of `deadlineMs`. The clients' own time-outs add up to much longer. */
export const SEND_DEADLINE_MS = 10_000;

/** Header of the last event of each batch: the digest of the spool up to it. What is cut off a spool can be told by it. */
export const CHAIN_HEADER = 'pontio-spool';

/** How the topic is made when it is missing. */
export const auditTopic = {
  partitions: 12,
  settings: (replicationFactor: number): { name: string; value: string }[] => [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: String(14 * DAY_MS) },
    { name: 'unclean.leader.election.enable', value: 'false' },
    { name: 'min.insync.replicas', value: replicationFactor >= 3 ? '2' : '1' },
  ],
} as const;
