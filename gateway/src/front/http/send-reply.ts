import type { ServerResponse } from 'node:http';
import { createLogger } from '@pontio/platform';
import type { Reply } from '../asked-operation.js';

const logger = createLogger('gateway');

/** Sends a reply when it is there. */
export function sendReply(response: ServerResponse, made: Promise<Reply>, contentType: string): void {
  made.then(
    ({ status, headers, body }) => {
      response
        .writeHead(status, {
          ...headers,
          'content-type': contentType,
          'content-length': Buffer.byteLength(body),
          'x-content-type-options': 'nosniff',
        })
        .end(body);
    },
    (error: unknown) => {
      logger.error({ err: error }, 'an answer could not be sent');
      response.destroy();
    },
  );
}

/** Aborted when the caller goes away before the answer has been sent. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
