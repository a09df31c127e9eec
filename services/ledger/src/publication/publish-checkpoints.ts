import type { Logger } from '@pontio/platform';
import { type NoteSigner, signCheckpoint } from '@pontio/transparency-log';
import type { DataSource } from 'typeorm';

/** Asks witnesses to cosign a checkpoint. @returns their signature lines, as many as answered in time */
export type CollectCosignatures = (note: string) => Promise<readonly string[]>;

/** What publishing needs. */
export interface CheckpointOptions {
  /** May add checkpoints. Its connections see what is committed, and nothing that may yet be rolled back. */
  readonly publisher: DataSource;
  readonly signer: NoteSigner;
  readonly collect: CollectCosignatures;
  /** Cosignatures below which a checkpoint counts as unwitnessed. */
  readonly quorum: number;
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
    const cosignatures = await collect(note);
    await publisher.query(
      'insert into checkpoint (size, note, signed_at, witnesses) values ($1, $2, $3, $4) on conflict do nothing',
      [head.size, note + cosignatures.join(''), new Date(now()), cosignatures.length],
    );
    this.watch(cosignatures.length);
    return true;
  }

  /** The log goes on without witnesses; that it does must not stay unknown. */
  private watch(witnesses: number): void {
    const { quorum, logger, now } = this.options;
    const isWitnessed = witnesses >= quorum;
    if (isWitnessed) this.witnessedAt = now();
    const isLate = now() - this.witnessedAt > UNWITNESSED_MS;
    if (isLate && !this.isAlarmed)
      logger.fatal({ witnesses, quorum }, 'the log has been unwitnessed for 15 minutes');
    this.isAlarmed = isLate;
  }
}
