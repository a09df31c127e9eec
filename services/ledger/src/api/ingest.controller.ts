import { ledgerIngest } from '@pontio/audit-journal';
import { Controller, HttpCode, Inject, Post, Req, ServiceUnavailableException } from '@nestjs/common';
import { PayloadTooLargeException, UnauthorizedException } from '@nestjs/common';
import { type Logger } from '@pontio/platform';
import { type IncomingMessage } from 'node:http';
import { type RecordEvents } from '../writer/ledger-writer.js';
import { isBearer } from './bearer.js';

/** What ingest needs. */
export interface IngestOptions {
  readonly token: string;
  readonly recordEvents: RecordEvents;
  readonly logger: Logger;
}

/** Injection token of {@link IngestOptions}. */
export const INGEST = Symbol('ingest');

/** Largest batch, in bytes: several of the journal's. */
const MOST_BYTES = 4 * 1024 ** 2;

/** Takes events straight from a journal, on a machine without Kafka; answers after the commit. */
@Controller(ledgerIngest.path)
export class IngestController {
  constructor(@Inject(INGEST) private readonly options: IngestOptions) {}

  @Post()
  @HttpCode(204)
  async ingest(@Req() request: IncomingMessage): Promise<void> {
    const { token, recordEvents, logger } = this.options;
    if (!isBearer(request, token)) throw new UnauthorizedException();
    const events = splitLines(await readBody(request));
    try {
      await recordEvents(events);
    } catch (error) {
      logger.error({ err: error }, 'events could not be recorded; the journal sends them again');
      throw new ServiceUnavailableException();
    }
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new PayloadTooLargeException();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** One event a line. Canonical bytes hold no line break. */
function splitLines(body: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < body.length;) {
    const found = body.indexOf('\n', start);
    const end = found === -1 ? body.length : found;
    if (end > start) lines.push(body.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
