import { startPostgres } from '@pontio/embedded';
import { type OpenLog, openLog } from '@pontio/ledger';
import { createLogger } from '@pontio/platform';
import { noteSigner } from '@pontio/transparency-log';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an operator would give a database that takes writes all day; nothing here weakens durability. */
const SETTINGS = {
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
};

/** A log on a PostgreSQL of its own, on this machine's disk. */
export interface BenchLog {
  readonly log: OpenLog;
  close(): Promise<void>;
}

/** Starts an empty log. */
export async function openBenchLog(): Promise<BenchLog> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pontio-bench-ledger-'));
  const server = await startPostgres({ dataDir, settings: SETTINGS });
  const logger = createLogger('bench');
  logger.level = 'error';
  const signer = noteSigner('bench.pontio/audit', 'LOG', new Uint8Array(32).fill(1));
  const log = await openLog({ url: server.url, holder: 'bench', signer, logger });
  return {
    log,
    close: async () => {
      await log.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
