import { describe, expect, it } from '@jest/globals';
import { ResponseReader } from './response-reader.js';

const OK = 'HTTP/1.1 200 OK\r\n';
const withLength = `${OK}Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a":1}`;
const inChunks = `${OK}transfer-encoding: Chunked\r\n\r\n4;x=y\r\n{"a"\r\n3\r\n:1}\r\n0\r\nx-after: 1\r\n\r\n`;

/** Reads bytes that come in parts of one size, in memory that the next part overwrites. */
function read(text: string, size = text.length, maxBytes = 1000): ResponseReader {
  const reader = new ResponseReader(maxBytes);
  const bytes = Buffer.from(text);
  const memory = Buffer.alloc(size);
  for (let from = 0; from < bytes.length; from += size) {
    const length = bytes.copy(memory, 0, from, from + size);
    reader.take(memory.subarray(0, length));
  }
  return reader;
}

describe('an answer over HTTP', () => {
  it.each([
    ['says its length', withLength],
    ['comes in chunks', inChunks],
    ['comes after the word that it will come', `HTTP/1.1 100 Continue\r\n\r\n${withLength}`],
  ])('is read when it %s, however its bytes are parted', (_what, text) => {
    for (let size = 1; size <= text.length; size += 1) {
      expect(read(text, size)).toMatchObject({ text: '{"a":1}', isComplete: true, hasMore: false });
    }
  });

  it('is read when a letter of several bytes is parted', () => {
    const text = `${OK}content-length: 4\r\n\r\n"é"`;
    for (let size = 1; size < 6; size += 1) expect(read(text, size).text).toBe('"é"');
  });

  it('is not complete before its last byte', () => {
    expect(read(withLength.slice(0, -1)).isComplete).toBe(false);
    expect(read(inChunks.slice(0, -1)).isComplete).toBe(false);
  });

  it('has no body where its status has none', () => {
    expect(read('HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject({ text: '', isComplete: true });
    expect(read(`${OK}content-length: 0\r\n\r\n`)).toMatchObject({ text: '', isComplete: true });
  });

  it('says when more comes than the answer', () => {
    expect(read(`${withLength}HTTP/1.1 200 OK`)).toMatchObject({ text: '{"a":1}', hasMore: true });
  });

  it.each<[string, string, number]>([
    ['says nothing of it', `${OK}content-length: 0\r\n\r\n`, 4000],
    ['keeps it shorter', `${OK}keep-alive: timeout=3\r\ncontent-length: 0\r\n\r\n`, 2000],
    ['keeps it longer', `${OK}keep-alive: timeout=600, max=9\r\ncontent-length: 0\r\n\r\n`, 4000],
    ['hardly keeps it', `${OK}keep-alive: timeout=1\r\ncontent-length: 0\r\n\r\n`, 0],
    ['closes it', `${OK}connection: Close\r\ncontent-length: 0\r\n\r\n`, 0],
    ['is of before connections were kept', 'HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n', 0],
  ])('tells how long its connection may be kept when its server %s', (_what, text, keepMs) => {
    expect(read(text).head?.keepMs).toBe(keepMs);
  });

  it.each<[string, string]>([
    ['is no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['is of another version', 'HTTP/2 200\r\n\r\n'],
    ['has a status that is none', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['goes over to another protocol', 'HTTP/1.1 101 Switching\r\n\r\n'],
    ['does not say how long it is', `${OK}\r\n{"a":1}`],
    ['has two lengths', `${OK}content-length: 7\r\nContent-Length: 7\r\n\r\n{"a":1}`],
    ['has a list of lengths', `${OK}content-length: 7, 7\r\n\r\n{"a":1}`],
    ['has a length with a sign', `${OK}content-length: +7\r\n\r\n{"a":1}`],
    ['has a length and chunks', `${OK}content-length: 7\r\ntransfer-encoding: chunked\r\n\r\n`],
    ['comes in chunks and packed', `${OK}transfer-encoding: gzip, chunked\r\n\r\n`],
    ['is packed', `${OK}content-encoding: gzip\r\ncontent-length: 7\r\n\r\n`],
    ['has a folded header', `${OK}x: 1\r\n content-length: 7\r\n\r\n`],
    ['has a space before a colon', `${OK}content-length : 7\r\n\r\n`],
    ['has a line that ends by halves', `${OK}x: 1\ncontent-length: 7\r\n\r\n`],
    ['has a header without a name', `${OK}: 7\r\n\r\n`],
    ['has a chunk without a size', `${OK}transfer-encoding: chunked\r\n\r\n\r\n`],
    ['has a chunk whose size is no number', `${OK}transfer-encoding: chunked\r\n\r\n0x4\r\n`],
    ['has a chunk that is longer than it says', `${OK}transfer-encoding: chunked\r\n\r\n1\r\nab\r\n`],
    ['has a line of a chunk without an end', `${OK}transfer-encoding: chunked\r\n\r\n${'1'.repeat(2000)}`],
    ['has a head without an end', `${OK}x: ${'y'.repeat(20_000)}`],
  ])('is refused when it %s', (_what, text) => {
    expect(() => read(text)).toThrow(/^the (answer|head)/);
  });

  it.each<[string, string]>([
    ['says so', `${OK}content-length: 1001\r\n\r\n`],
    ['comes in one chunk', `${OK}transfer-encoding: chunked\r\n\r\n3e9\r\n`],
    ['comes in many small chunks', `${OK}transfer-encoding: chunked\r\n\r\n${'1\r\nx\r\n'.repeat(20)}`],
    ['goes on after its end', `${OK}transfer-encoding: chunked\r\n\r\n0\r\n${'x: y\r\n'.repeat(300)}`],
  ])('is refused when it is too large and %s', (_what, text) => {
    expect(() => read(text)).toThrow('larger than allowed');
  });
});
