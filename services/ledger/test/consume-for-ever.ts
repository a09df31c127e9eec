/** A ledger's consumer, without its web service, that reads until it is killed. */
import { createDataSource } from '@pontio/persistence';
import { createLogger } from '@pontio/platform';
import { loadOffsets, recordEventsIn } from '../src/application/record-events.js';
import { AuditConsumer } from '../src/consumer/audit-consumer.js';

const [url = '', broker = ''] = process.argv.slice(2);
const dataSource = createDataSource({ url, schema: 'ledger', entities: [], migrations: [] });
await dataSource.initialize();
new AuditConsumer({
  brokers: [broker],
  group: 'pontio-ledger',
  recordEvents: recordEventsIn(dataSource),
  loadOffsets: (topic) => loadOffsets(dataSource, topic),
  logger: createLogger('consumer'),
}).start();
