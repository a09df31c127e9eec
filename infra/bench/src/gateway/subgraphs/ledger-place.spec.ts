import { expect, it } from '@jest/globals';
import { exampleEvents } from '@pontio/audit-contract';
import { LedgerPlace } from './ledger-place.js';

it('counts each request once of which something left, however many events tell of it', async () => {
  const { DISCLOSURE, REQUEST_INTENT } = exampleEvents;
  const other = { ...DISCLOSURE, data: { ...DISCLOSURE.data, correlation: 'req_other' } };
  const ledger = new LedgerPlace();
  const lines = [REQUEST_INTENT, DISCLOSURE, DISCLOSURE, other].map((event) => JSON.stringify(event));
  await ledger.take(lines.join('\n'));
  await ledger.take(lines.slice(0, 1).join('\n'));
  expect(ledger.disclosed).toBe(2);
});
