import { setTimeout as pause } from 'node:timers/promises';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { TOPIC_RESOURCE, type TopicDifference, compareTopics } from './compare-topics.js';
import { type WantedTopic, wantedTopics } from './wanted-topics.js';

const KNOWN_MS = 15_000;
const PAUSE_MS = 100;

/** What became of the topics. */
export interface TopicsReport {
  /** One line for each thing that was put right. */
  readonly done: readonly string[];
  /** One line for each thing that is still not as it should be. */
  readonly faults: readonly string[];
}

/**
 * Makes the topics of some brokers as `infra/kafka/topics.yaml` says. Partitions are added and never taken away, and
 * replicas are not moved: what only a new topic would put right is left as it is and told.
 */
export function applyTopics(brokers: readonly string[]): Promise<TopicsReport> {
  return withAdmin(brokers, async (admin, wanted) => {
    const differences = await compareTopics(admin, wanted);
    for (const difference of differences) await cure(admin, difference);
    const left = differences.length === 0 ? [] : await compareWhenKnown(admin, wanted);
    const faults = left.map(textOf);
    return { done: differences.map(textOf).filter((line) => !faults.includes(line)), faults };
  });
}

/** Says where the topics of some brokers are not as `infra/kafka/topics.yaml` says, and changes nothing. */
export function checkTopics(brokers: readonly string[]): Promise<TopicsReport> {
  return withAdmin(brokers, async (admin, wanted) => ({
    done: [],
    faults: (await compareTopics(admin, wanted)).map(textOf),
  }));
}

/** Brokers learn of a new topic a little later than the one that made it. */
async function compareWhenKnown(admin: Admin, wanted: readonly WantedTopic[]): Promise<TopicDifference[]> {
  const deadline = Date.now() + KNOWN_MS;
  for (;;) {
    const left = await compareTopics(admin, wanted).catch((error: unknown) => {
      if (Date.now() > deadline) throw error;
      return undefined;
    });
    const isSettled = left?.every((difference) => difference.cure === 'NONE') ?? false;
    if (left !== undefined && (isSettled || Date.now() > deadline)) return left;
    await pause(PAUSE_MS);
  }
}

const textOf = ({ topic, what }: TopicDifference): string => `${topic.name} ${what}`;

async function withAdmin<T>(
  brokers: readonly string[],
  work: (admin: Admin, wanted: readonly WantedTopic[]) => Promise<T>,
): Promise<T> {
  const kafka = new Kafka({ clientId: 'pontio-topics', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const cluster = await admin.describeCluster();
    return await work(admin, wantedTopics(cluster.brokers.length));
  } finally {
    await admin.disconnect();
  }
}

async function cure(admin: Admin, { topic, cure: kind }: TopicDifference): Promise<void> {
  const { name, partitions, replicas, settings } = topic;
  const configEntries = Object.entries(settings).map(([key, value]) => ({ name: key, value }));
  if (kind === 'CREATE')
    await admin.createTopics({
      waitForLeaders: false,
      topics: [{ topic: name, numPartitions: partitions, replicationFactor: replicas, configEntries }],
    });
  if (kind === 'ADD_PARTITIONS')
    await admin.createPartitions({ topicPartitions: [{ topic: name, count: partitions }] });
  if (kind === 'SET')
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: TOPIC_RESOURCE, name, configEntries }],
    });
}
