export { type Answer, type Question, TestGateway } from './test-gateway.js';
export { describeWithGo } from './test-go.js';
export { type TestKafka, describeWithKafka, testKafka } from './test-kafka.js';
export { type TestDatabase, createTestDatabase, testPostgres } from './test-postgres.js';
