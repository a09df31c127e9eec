export { type EventSearch } from './application/search/event-search.js';
export { type EventPage, type PageOf, searchEvents } from './application/search/search-events.js';
export { type LedgerSettings, ledgerSettings, loadLedgerSettings } from './config.js';
export { LEDGER, type LedgerParts, ledgerModule } from './ledger.module.js';
export { type LogOptions, type OpenLog, openLog } from './open-log.js';
export { startLedger } from './start-ledger.js';
