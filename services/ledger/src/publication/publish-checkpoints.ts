import type { Logger } from '@pontio/platform';
import { type NoteSigner, signCheckpoint } from '@pontio/transparency-log';
import type { DataSource } from 'typeorm';
import type { CollectCosignatures } from './witnesses.js';

/** What publishing needs. */
export interface CheckpointOptions {
  /** May add checkpoints. Its connections see what is committed, and nothing that may yet be rolled back. */
  readonly publisher: DataSource;
  readonly signer: NoteSigner;
  readonly collect: CollectCosignatures;
  readonly logger: Logger;
  readonly now: () => number;
}

/** How long checkpoints may go unwitnessed before somebody has to be told. */
const UNWITNESSED_MS = 15 * 60_000;

/** Signs where the log stands, when it has grown, and publishes that with the cosignatures that came. */
export class CheckpointPublisher {
  private witnessedAt: number;
  private isAlarmed = false;

  constructor(private readonly options: CheckpointOptions) {
    this.witnessedAt = options.now();
  }

  /** @returns whether there was something to sign */
  async publish(): Promise<boolean> {
    const { publisher, signer, collect, now } = this.options;
    const [head] = await publisher.query<{ size: string; root: Buffer }[]>(
      `select size, root from log_head where size > coalesce((select max(size) from checkpoint), 0)`,
    );
    if (head === undefined) return false;
    const note = signCheckpoint({ size: Number(head.size), root: head.root }, signer);
    const { lines, isQuorum } = await collect(note, { size: Number(head.size), root: head.root });
    await publisher.query(
      'insert into checkpoint (size, note, signed_at, is_witnessed) values ($1, $2, $3, $4) on conflict do nothing',
      [head.size, note + lines.join(''), new Date(now()), isQuorum],
    );
    this.watch(isQuorum);
    return true;
  }

  /** The log goes on without witnesses; that it does must not stay unknown. */
  private watch(isWitnessed: boolean): void {
    const { logger, now } = this.options;
    if (isWitnessed) this.witnessedAt = now();
    const isLate = now() - this.witnessedAt > UNWITNESSED_MS;
    if (isLate && !this.isAlarmed) logger.fatal('the log has been unwitnessed for 15 minutes');
    this.isAlarmed = isLate;
  }
}
