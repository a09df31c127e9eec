import { MalformedResponse, type ResponseHead, readHead } from './response-head.js';

const HEAD_MAX = 16 * 1024;
const LINE_MAX = 1024;
/** What a chunk counts beside its bytes, so that a flood of empty ones is one too. */
const CHUNK_COST = 64;
const LINE_END = '\r\n';
const CHUNK_SIZE = /^([\da-f]{1,8})[ \t]*(?:;[^\0\r\n]*)?$/i;

/** What is read next: the number of bytes it took, or -1 where there are too few. */
type Step = (bytes: Buffer) => number;

/**
 * Reads one answer from the bytes of a connection, which stay whose they are: what is kept is copied. It is strict:
 * whatever could be read in two ways is refused.
 */
export class ResponseReader {
  /** The whole body, once it is there. */
  text = '';
  isComplete = false;
  /** Bytes came after the end of the answer: the connection cannot be trusted with another. */
  hasMore = false;
  head: ResponseHead | undefined;
  private held: Buffer | undefined;
  private readonly pieces: Buffer[] = [];
  private size = 0;
  private left = 0;
  private step: Step;

  constructor(private readonly maxBytes: number) {
    this.step = this.readHead;
  }

  /**
   * @returns whether the answer is complete
   * @throws {@link MalformedResponse}, or an Error for an answer that is too large
   */
  take(bytes: Buffer): boolean {
    let rest = this.held === undefined ? bytes : Buffer.concat([this.held, bytes]);
    this.held = undefined;
    while (!this.isComplete) {
      const used = this.step(rest);
      if (used < 0) {
        if (rest.length > 0) this.held = Buffer.from(rest);
        return false;
      }
      rest = rest.subarray(used);
    }
    this.hasMore = rest.length > 0;
    return true;
  }

  private readonly readHead: Step = (bytes) => {
    const end = bytes.indexOf('\r\n\r\n');
    if (end > HEAD_MAX || (end < 0 && bytes.length > HEAD_MAX))
      throw new MalformedResponse('the head of the answer is too large');
    if (end < 0) return -1;
    const head = readHead(bytes.toString('latin1', 0, end));
    if (head.status === 101) throw new MalformedResponse('the answer is in another protocol');
    // An answer to say that one will come.
    if (head.status < 200) return end + 4;
    this.head = head;
    if (head.length === undefined) this.step = this.readSize;
    else this.expect(head.length, this.readBody);
    if (head.length === 0) this.isComplete = true;
    return end + 4;
  };

  private readonly readBody: Step = (bytes) => {
    if (this.pieces.length === 0 && bytes.length >= this.left) {
      this.text = bytes.toString('utf8', 0, this.left);
      this.isComplete = true;
      return this.left;
    }
    const used = this.keep(bytes);
    if (this.left === 0) this.finish();
    return used;
  };

  private readonly readSize: Step = (bytes) => {
    const line = lineIn(bytes);
    if (line === undefined) return -1;
    const [, size] = CHUNK_SIZE.exec(line) ?? [];
    if (size === undefined) throw new MalformedResponse('the answer has a chunk without a size');
    const length = Number.parseInt(size, 16);
    this.size += CHUNK_COST;
    if (length === 0) this.step = this.readTrailers;
    else this.expect(length, this.readChunk);
    return line.length + LINE_END.length;
  };

  private readonly readChunk: Step = (bytes) => {
    const used = this.keep(bytes);
    if (this.left === 0) this.step = this.readChunkEnd;
    return used;
  };

  private readonly readChunkEnd: Step = (bytes) => {
    if (bytes.length < LINE_END.length) return -1;
    if (bytes.toString('latin1', 0, LINE_END.length) !== LINE_END)
      throw new MalformedResponse('the answer has a chunk that is longer than it says');
    this.step = this.readSize;
    return LINE_END.length;
  };

  /** What is said after the body is not used; there may not be much of it. */
  private readonly readTrailers: Step = (bytes) => {
    const line = lineIn(bytes);
    if (line === undefined) return -1;
    if (line === '') this.finish();
    this.size += line.length;
    this.checkSize();
    return line.length + LINE_END.length;
  };

  private expect(length: number, step: Step): void {
    this.size += length;
    this.checkSize();
    this.left = length;
    this.step = step;
  }

  private checkSize(): void {
    if (this.size > this.maxBytes) throw new Error('the answer is larger than allowed');
  }

  /** Takes what is there of a body or a chunk. */
  private keep(bytes: Buffer): number {
    const used = Math.min(bytes.length, this.left);
    if (used === 0) return -1;
    this.pieces.push(Buffer.from(bytes.subarray(0, used)));
    this.left -= used;
    return used;
  }

  private finish(): void {
    this.text = Buffer.concat(this.pieces).toString('utf8');
    this.isComplete = true;
  }
}

function lineIn(bytes: Buffer): string | undefined {
  const end = bytes.indexOf(LINE_END);
  if (end > LINE_MAX || (end < 0 && bytes.length > LINE_MAX))
    throw new MalformedResponse('the answer has a line that is too long');
  return end < 0 ? undefined : bytes.toString('latin1', 0, end);
}
