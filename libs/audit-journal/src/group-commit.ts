import { MAX_MARK_BYTES, MAX_MARK_FRAMES } from './spool/mark.js';

/** Payloads that are kept together, and whom to tell. */
interface Waiting {
  readonly payloads: readonly Uint8Array[];
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Makes a group durable; never called again before it has settled. */
export type WriteGroup = (payloads: readonly Uint8Array[]) => Promise<void>;

/**
 * Lets concurrent appends share one sync: while a group is being written the next one gathers. Owns the
 * queue; order of arrival is order on disk.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private queued = 0;

  constructor(private readonly write: WriteGroup) {}

  /** Payloads that wait for their turn. */
  get waiting(): number {
    return this.queued;
  }

  /** Resolves when all payloads are durable; rejects when any of them may not be. */
  async add(payloads: readonly Uint8Array[]): Promise<void> {
    await Promise.all(chunks(payloads).map((chunk) => this.enqueue(chunk)));
  }

  /** Writes an empty group, unless one is being written. */
  touch(): void {
    this.enqueue([]).catch(() => undefined);
  }

  /** Resolves when nothing is being written and nothing waits. */
  async idle(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private enqueue(payloads: readonly Uint8Array[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const bytes = payloads.reduce((sum, payload) => sum + payload.length, 0);
      this.queue.push({ payloads, bytes, resolve, reject });
      this.queued += payloads.length;
      this.writing ??= this.run();
    });
  }

  private async run(): Promise<void> {
    // Lets every append of this turn of the event loop join the first group.
    await Promise.resolve();
    while (this.queue.length > 0) {
      const group = this.takeGroup();
      try {
        await this.write(group.flatMap(({ payloads }) => payloads));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.writing = undefined;
  }

  private takeGroup(): Waiting[] {
    let frames = 0;
    let bytes = 0;
    const end = this.queue.findIndex((item, index) => {
      frames += item.payloads.length;
      bytes += item.bytes;
      return index > 0 && (frames > MAX_MARK_FRAMES || bytes > MAX_MARK_BYTES);
    });
    const group = this.queue.splice(0, end === -1 ? this.queue.length : end);
    this.queued -= group.reduce((sum, { payloads }) => sum + payloads.length, 0);
    return group;
  }
}

function chunks(payloads: readonly Uint8Array[]): Uint8Array[][] {
  const result: Uint8Array[][] = [];
  let bytes = 0;
  for (const payload of payloads) {
    const open = result.at(-1);
    bytes += payload.length;
    if (open && open.length < MAX_MARK_FRAMES && bytes <= MAX_MARK_BYTES) {
      open.push(payload);
    } else {
      result.push([payload]);
      bytes = payload.length;
    }
  }
  return result;
}
