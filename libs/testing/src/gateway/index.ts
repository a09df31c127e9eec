export { type Answer, type Question, TestGateway } from './test-gateway.js';
