import { applyTopics, checkTopics } from './apply-topics.js';

const [task, given = process.env['PONTIO_KAFKA_BROKERS'] ?? '127.0.0.1:9092'] = process.argv.slice(2);
const brokers = given.split(',').map((broker) => broker.trim());

if (task !== 'apply' && task !== 'check') {
  process.stderr.write('Say "apply" or "check", and the brokers as host:port, separated by commas.\n');
  process.exitCode = 2;
} else {
  const { done, faults } = await (task === 'apply' ? applyTopics : checkTopics)(brokers);
  for (const line of done) process.stdout.write(`put right: ${line}\n`);
  for (const line of faults) process.stdout.write(`fault: ${line}\n`);
  if (faults.length === 0) process.stdout.write('Every topic is as infra/kafka/topics.yaml says.\n');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
