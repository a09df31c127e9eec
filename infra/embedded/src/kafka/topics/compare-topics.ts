import kafkajs, { type Admin } from 'kafkajs';
import type { WantedTopic } from './wanted-topics.js';

/** Where a topic is not as it should be. */
export interface TopicDifference {
  readonly topic: WantedTopic;
  /** For people. */
  readonly what: string;
  /** Whether it can be put right without making the topic anew. */
  readonly cure: 'CREATE' | 'ADD_PARTITIONS' | 'SET' | 'NONE';
}

/** Node finds no export of this name in kafkajs. */
export const TOPIC_RESOURCE = kafkajs.ConfigResourceTypes.TOPIC;

/** Says where the topics of some brokers are not as they should be. */
export async function compareTopics(
  admin: Admin,
  wanted: readonly WantedTopic[],
): Promise<TopicDifference[]> {
  const there = new Set(await admin.listTopics());
  const differences: TopicDifference[] = [];
  for (const topic of wanted) {
    if (there.has(topic.name)) differences.push(...(await differencesOf(admin, topic)));
    else differences.push({ topic, what: 'is missing', cure: 'CREATE' });
  }
  return differences;
}

async function differencesOf(admin: Admin, topic: WantedTopic): Promise<TopicDifference[]> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic.name] });
  const partitions = topics[0]?.partitions ?? [];
  const differences: TopicDifference[] = [];
  if (partitions.length !== topic.partitions)
    differences.push({
      topic,
      what: `has ${String(partitions.length)} partitions instead of ${String(topic.partitions)}`,
      cure: partitions.length < topic.partitions ? 'ADD_PARTITIONS' : 'NONE',
    });
  const replicas = Math.min(...partitions.map((partition) => partition.replicas.length));
  if (replicas < topic.replicas)
    differences.push({
      topic,
      what: `has ${String(replicas)} replicas instead of ${String(topic.replicas)}`,
      cure: 'NONE',
    });
  const settings = await settingsOf(admin, topic.name);
  for (const [name, value] of Object.entries(topic.settings))
    if (settings.get(name) !== value)
      differences.push({
        topic,
        what: `has ${name}=${settings.get(name) ?? ''} instead of ${value}`,
        cure: 'SET',
      });
  return differences;
}

async function settingsOf(admin: Admin, topic: string): Promise<ReadonlyMap<string, string>> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: TOPIC_RESOURCE, name: topic }],
  });
  return new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
}
