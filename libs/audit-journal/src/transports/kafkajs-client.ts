import { Kafka, Partitioners, type Producer, logLevel } from 'kafkajs';

/** A client that gives up soon and says nothing: whoever uses it logs failures and tries again themselves. */
export function impatientKafka(clientId: string, brokers: readonly string[]): Kafka {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 5_000,
    retry: { retries: 1, initialRetryTime: 100 },
  });
}

/** A producer that is not connected yet, whose own retries neither repeat a message nor change the order. */
export function idempotentProducer(kafka: Kafka): Producer {
  return kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
}
