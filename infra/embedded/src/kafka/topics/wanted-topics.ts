import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The file that says which topics there are. */
export const TOPICS_FILE = fileURLToPath(new URL('../../../../kafka/topics.yaml', import.meta.url));

/** A topic as it should be on some brokers. */
export interface WantedTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replicas: number;
  /** Settings as Kafka names them. */
  readonly settings: Readonly<Record<string, string>>;
}

interface TopicsFile {
  readonly replication: number;
  readonly inSyncReplicas: number;
  readonly topics: Readonly<
    Record<
      string,
      { readonly partitions: number; readonly retentionDays: number; readonly maxMessageBytes: number }
    >
  >;
}

const DAY_MS = 24 * 60 * 60_000;

/** The topics of the file, as they should be on so many brokers. */
export function wantedTopics(brokers: number, file = TOPICS_FILE): WantedTopic[] {
  const { replication, inSyncReplicas, topics } = parse(readFileSync(file, 'utf8')) as TopicsFile;
  const replicas = Math.min(replication, brokers);
  return Object.entries(topics).map(([name, { partitions, retentionDays, maxMessageBytes }]) => ({
    name,
    partitions,
    replicas,
    settings: {
      'cleanup.policy': 'delete',
      'retention.ms': String(retentionDays * DAY_MS),
      'max.message.bytes': String(maxMessageBytes),
      'min.insync.replicas': String(replicas < replication ? 1 : inSyncReplicas),
      'unclean.leader.election.enable': 'false',
    },
  }));
}
