export { type LedgerSettings, ledgerSettings, loadLedgerSettings } from './config.js';
export { LEDGER, type LedgerParts, ledgerModule } from './ledger.module.js';
export { startLedger } from './start-ledger.js';
