/** A process that appends until it is killed, and prints the id of each event once it is kept. */
import { openJournal } from '../src/index.js';
import { sampleEvents } from './sample-events.js';

const [directory = '', prefix = ''] = process.argv.slice(2);
const journal = await openJournal({ directory, limits: { segmentBytes: 64 * 1024 } });
const events = sampleEvents(prefix, 20_000).values();

async function appendOneAfterAnother(): Promise<void> {
  for (const event of events) {
    await journal.append([event]);
    process.stdout.write(`${event.id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, appendOneAfterAnother));
