/** A ledger, without its web service, that reads until it is killed. */
import { createLogger } from '@pontio/platform';
import { testSigner } from './test-signer.js';
import { openLog } from '../src/open-log.js';

const [url = '', broker = ''] = process.argv.slice(2);
await openLog({
  url,
  holder: 'killed',
  signer: testSigner,
  logger: createLogger('killed'),
  kafka: { brokers: [broker], group: 'pontio-ledger' },
});
