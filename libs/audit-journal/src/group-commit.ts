import { MAX_FRAME_BYTES, MAX_FRAME_EVENTS } from './spool/frame.js';

/** Events that are kept together, and whom to tell. */
interface Waiting<T> {
  readonly texts: readonly string[];
  readonly length: number;
  readonly since: number;
  readonly resolve: (group: T) => void;
  readonly reject: (error: unknown) => void;
}

/** What a group commit works with. */
export interface GroupCommitOptions<T> {
  /** Makes a group durable; never called again before it has settled. */
  readonly write: (texts: readonly string[]) => Promise<T>;
  /** How long anybody waits, in milliseconds. */
  readonly deadlineMs: number;
  /** What they are told then: their events may be kept all the same. */
  readonly tooLate: () => Error;
}

/**
 * Lets concurrent appends share one sync: while a group is being written the next one gathers. Owns the
 * queue; order of arrival is order on disk.
 */
export class GroupCommit<T> {
  private queue: Waiting<T>[] = [];
  private group: Waiting<T>[] = [];
  private writing: Promise<void> | undefined;
  private queued = 0;
  private watch: NodeJS.Timeout | undefined;

  constructor(private readonly options: GroupCommitOptions<T>) {}

  /** Events that wait for their turn. */
  get waiting(): number {
    return this.queued;
  }

  /** How long the longest has waited, in milliseconds. */
  get waitingMs(): number {
    const [longest] = this.queue;
    return longest === undefined ? 0 : performance.now() - longest.since;
  }

  /** Resolves when all events are durable, with what their last group became; rejects when any may not be. */
  async add(texts: readonly string[]): Promise<T | undefined> {
    const groups = await Promise.all(chunks(texts).map((chunk) => this.enqueue(chunk)));
    return groups.at(-1);
  }

  /** Writes an empty group, unless one is being written. */
  touch(): void {
    this.enqueue([]).catch(() => undefined);
  }

  /** Resolves when nothing is being written and nothing waits. */
  async idle(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private enqueue(texts: readonly string[]): Promise<T> {
    return new Promise((resolve, reject) => {
      const length = texts.reduce((sum, text) => sum + text.length, 0);
      this.queue.push({ texts, length, since: performance.now(), resolve, reject });
      this.queued += texts.length;
      this.writing ??= this.run();
    });
  }

  private async run(): Promise<void> {
    // Lets every append of this turn of the event loop join the first group.
    await Promise.resolve();
    while (this.queue.length > 0) {
      this.group = this.takeGroup();
      this.watchOver();
      try {
        const written = await this.options.write(this.group.flatMap(({ texts }) => texts));
        for (const { resolve } of this.group) resolve(written);
      } catch (error) {
        for (const { reject } of this.group) reject(error);
      }
      clearTimeout(this.watch);
      this.watch = undefined;
    }
    this.group = [];
    this.writing = undefined;
  }

  /** A disk that hangs says nothing: whoever has waited too long is told so, and what they added stays in its place. */
  private watchOver(): void {
    const { deadlineMs, tooLate } = this.options;
    const waiting = [...this.group, ...this.queue];
    const longest = Math.min(...waiting.map(({ since }) => since));
    const leftMs = Math.max(deadlineMs - (performance.now() - longest), deadlineMs / 10);
    const due = performance.now() + leftMs;
    const watch = setTimeout(() => {
      // A process that was busy itself hears first what the disk has said meanwhile.
      setImmediate(() => {
        if (this.watch !== watch) return;
        const late = due - deadlineMs;
        for (const { since, reject } of [...this.group, ...this.queue]) if (since <= late) reject(tooLate());
        this.watchOver();
      });
    }, leftMs);
    this.watch = watch;
  }

  private takeGroup(): Waiting<T>[] {
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
