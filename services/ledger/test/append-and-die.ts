/**
 * A gateway's journal that dies between the acknowledgement of Kafka and the saving of its cursor. Prints the
 * id of each event once it is kept.
 */
import { kafkaJsTransport, openJournal } from '@pontio/audit-journal';
import { sampleEvents } from './sample-events.js';

const [directory = '', broker = '', prefix = '', batches = '1'] = process.argv.slice(2);
const kafka = kafkaJsTransport({ brokers: [broker] });
let acknowledged = 0;
const journal = await openJournal({
  directory,
  transport: {
    ...kafka,
    name: 'dies',
    async send(batch) {
      await kafka.send(batch);
      acknowledged += 1;
      if (acknowledged === Number(batches)) process.kill(process.pid, 'SIGKILL');
    },
  },
});
for (const event of sampleEvents(prefix, 10_000)) {
  await journal.append([event]);
  process.stdout.write(`${event.id}\n`);
}
