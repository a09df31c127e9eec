import type { IncomingMessage } from 'node:http';
import { PontioError } from '@pontio/errors';

/**
 * The body of a request as text.
 *
 * @throws PontioError `REQUEST_TOO_LARGE` when it is longer than `limit` bytes; no more than that is kept, and
 * the connection stays whole until the caller has been told
 */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const tooLarge = (): PontioError =>
    new PontioError('REQUEST_TOO_LARGE', { detail: `a body of more than ${limit} bytes` });
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.once('error', reject);
  });
}
