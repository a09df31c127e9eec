export { EmbeddedServerError } from './embedded-server-error.js';
export { kafkaAvailable, type KafkaAvailability } from './kafka/kafka-available.js';
export { startKafka, type EmbeddedKafka, type KafkaOptions } from './kafka/start-kafka.js';
export { type TopicsReport, applyTopics, checkTopics } from './kafka/topics/apply-topics.js';
export { startPostgres, type EmbeddedPostgres, type PostgresOptions } from './postgres/start-postgres.js';
export { type ProgressLog } from './progress-log.js';
