import { LOOPBACK } from '../ports.js';

/** Ports of the one process that is both broker and controller. */
export interface KafkaPorts {
  readonly broker: number;
  readonly controller: number;
}

/** The settings of a single-node Kafka in KRaft mode, as a properties file. */
export function serverProperties(dataFolder: string, { broker, controller }: KafkaPorts): string {
  const settings: Record<string, string | number> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${LOOPBACK}:${controller}`,
    listeners: `PLAINTEXT://${LOOPBACK}:${broker},CONTROLLER://${LOOPBACK}:${controller}`,
    'advertised.listeners': `PLAINTEXT://${LOOPBACK}:${broker}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': dataFolder.replaceAll('\\', '/'),
    // A misspelt topic must be an error, not a new topic.
    'auto.create.topics.enable': 'false',
    'num.partitions': 1,
    // A restart after a crash waits until the dead broker's session has ended; the default is nine seconds.
    'broker.session.timeout.ms': 3_000,
    'broker.heartbeat.interval.ms': 500,
    // One node: the internal topics can have one replica, and need few partitions.
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'group.initial.rebalance.delay.ms': 0,
    // Sized for the 512 MB heap.
    'log.cleaner.dedupe.buffer.size': 8 * 1024 * 1024,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
