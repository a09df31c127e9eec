import { createLogger, runMain } from '@pontio/platform';
import { loadLedgerSettings } from './config.js';
import { startLedger } from './start-ledger.js';

await runMain(createLogger('ledger'), () => startLedger(loadLedgerSettings(process.env)));
