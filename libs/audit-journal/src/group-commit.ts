import { MAX_FRAME_BYTES, MAX_FRAME_EVENTS } from './spool/frame.js';

/** Events that are kept together, and whom to tell. */
interface Waiting {
  readonly texts: readonly string[];
  readonly length: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Makes a group durable; never called again before it has settled. */
export type WriteGroup = (texts: readonly string[]) => Promise<void>;

/**
 * Lets concurrent appends share one sync: while a group is being written the next one gathers. Owns the
 * queue; order of arrival is order on disk.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private queued = 0;

  constructor(private readonly write: WriteGroup) {}

  /** Events that wait for their turn. */
  get waiting(): number {
    return this.queued;
  }

  /** Resolves when all events are durable; rejects when any of them may not be. */
  async add(texts: readonly string[]): Promise<void> {
    await Promise.all(chunks(texts).map((chunk) => this.enqueue(chunk)));
  }

  /** Writes an empty group, unless one is being written. */
  touch(): void {
    this.enqueue([]).catch(() => undefined);
  }

  /** Resolves when nothing is being written and nothing waits. */
  async idle(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private enqueue(texts: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      this.queue.push({ texts, length, resolve, reject });
      this.queued += texts.length;
      this.writing ??= this.run();
    });
  }

  private async run(): Promise<void> {
    // Lets every append of this turn of the event loop join the first group.
    await Promise.resolve();
    while (this.queue.length > 0) {
      const group = this.takeGroup();
      try {
        await this.write(group.flatMap(({ texts }) => texts));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.writing = undefined;
  }

  private takeGroup(): Waiting[] {
    let events = 0;
    let length = 0;
    const end = this.queue.findIndex((item, index) => {
      events += item.texts.length;
      length += item.length;
      return index > 0 && (events > MAX_FRAME_EVENTS || length > MAX_FRAME_BYTES);
    });
    const group = this.queue.splice(0, end === -1 ? this.queue.length : end);
    this.queued -= group.reduce((sum, { texts }) => sum + texts.length, 0);
    return group;
  }
}

function chunks(texts: readonly string[]): (readonly string[])[] {
  const result: string[][] = [];
  let length = 0;
  for (const text of texts) {
    const open = result.at(-1);
    length += text.length;
    if (open && open.length < MAX_FRAME_EVENTS && length <= MAX_FRAME_BYTES) {
      open.push(text);
    } else {
      result.push([text]);
      length = text.length;
    }
  }
  return result;
}
