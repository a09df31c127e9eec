import type { AddressInfo } from 'node:net';
import { LedgerPlace } from './ledger-place.js';
import { type Answerer, type Counted, type Served, memoServer } from './memo-server.js';
import { worlds } from './worlds.js';

/** The services' process: says its port, and what it was asked whenever it is asked that. */
const counted: Counted = { calls: 0, fresh: 0, faults: 0 };
const ledger = new LedgerPlace();
const kept = new Map<string, Answerer>();
const live = new Map<string, Answerer>([
  ['/ingest', ledger.take],
  ['/jwks', () => Promise.resolve(Buffer.from(process.env['JWKS'] ?? '{}'))],
]);
for (const world of worlds) {
  for (const [name, answerer] of world.kept) kept.set(`/${world.name}/${name}`, answerer);
  for (const [name, answerer] of world.live) live.set(`/${world.name}/${name}`, answerer);
}
const server = memoServer({ kept, live }, counted);
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', () => {
  process.send?.({ ...counted, disclosed: ledger.disclosed } satisfies Served);
});
process.on('disconnect', () => process.exit());
