/** Inserts events and moves the head of the log on; may change or delete no event. */
export const LEDGER_WRITER = 'pontio_ledger_writer';

/** Reads, and nothing else: what officers' questions are answered with. */
export const LEDGER_READER = 'pontio_ledger_reader';
