/** What the head of an answer says that bears on how the rest is read. */
export interface ResponseHead {
  readonly status: number;
  /** Bytes of the body; `undefined` where it comes in chunks. */
  readonly length: number | undefined;
  /** How long the connection may be kept, in milliseconds; 0 where it is over with this answer. */
  readonly keepMs: number;
}

/** An answer that is none: nothing of it is used, and its connection neither. */
export class MalformedResponse extends Error {}

const STATUS = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: [^\0\r\n]*)?$/;
const HEADER = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([^\0\r\n]*?)[ \t]*$/;
const LENGTH = /^\d{1,15}$/;
/** What a server that says nothing of it is trusted to keep a connection for. */
const KEPT_MS = 4000;
/** A connection is given up this long before its server gives it up, so that no call meets it closing. */
const MARGIN_MS = 1000;

/**
 * Reads the head of an answer, and refuses one that could be read in two ways.
 *
 * @param text - everything before the empty line
 * @throws {@link MalformedResponse}
 */
export function readHead(text: string): ResponseHead {
  const [first = '', ...lines] = text.split('\r\n');
  const [, minor, code] = STATUS.exec(first) ?? [];
  if (code === undefined) throw new MalformedResponse('the answer does not begin as HTTP does');
  const said = new Map<string, string>();
  for (const line of lines) note(line, said);
  const status = Number(code);
  const length = lengthIn(said, status);
  return { status, length, keepMs: minor === '0' ? 0 : keepMsIn(said) };
}

const TOLD = new Set(['content-length', 'transfer-encoding', 'content-encoding', 'connection', 'keep-alive']);

function note(line: string, said: Map<string, string>): void {
  const [, name = '', value = ''] = HEADER.exec(line) ?? [];
  if (name === '') throw new MalformedResponse('the answer has a header that is none');
  const key = name.toLowerCase();
  if (!TOLD.has(key)) return;
  if (said.has(key)) throw new MalformedResponse(`the answer says ${key} twice`);
  said.set(key, value.toLowerCase());
}

function lengthIn(said: ReadonlyMap<string, string>, status: number): number | undefined {
  if ((said.get('content-encoding') ?? 'identity') !== 'identity')
    throw new MalformedResponse('the answer is packed, which nobody asked for');
  if (status < 200 || status === 204 || status === 304) return 0;
  const length = said.get('content-length');
  if (!said.has('transfer-encoding')) return lengthOf(length);
  if (said.get('transfer-encoding') === 'chunked' && length === undefined) return undefined;
  throw new MalformedResponse('the answer has a length in two ways');
}

function lengthOf(said = ''): number {
  if (LENGTH.test(said)) return Number(said);
  throw new MalformedResponse('the answer does not say how long it is');
}

function keepMsIn(said: ReadonlyMap<string, string>): number {
  if (said.get('connection')?.includes('close') === true) return 0;
  const [, seconds] = /\btimeout=(\d{1,6})/.exec(said.get('keep-alive') ?? '') ?? [];
  if (seconds === undefined) return KEPT_MS;
  return Math.max(0, Math.min(KEPT_MS, Number(seconds) * 1000 - MARGIN_MS));
}
