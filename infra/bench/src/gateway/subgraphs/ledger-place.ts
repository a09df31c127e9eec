import { auditKinds } from '@pontio/audit-contract';
import type { Answerer } from './memo-server.js';

const DISCLOSURE = `"type":"${auditKinds.DISCLOSURE.type}"`;
const CORRELATION = /"correlation":"([^"]+)"/;

/** The ledger's place: it takes every event that the journal sends, and keeps which requests were answered. */
export class LedgerPlace {
  private readonly requests = new Set<string>();

  /** Requests of which the journal says that an answer left. */
  get disclosed(): number {
    return this.requests.size;
  }

  /** Takes events, one a line. */
  readonly take: Answerer = (body) => {
    for (const line of body.split('\n')) {
      if (!line.includes(DISCLOSURE)) continue;
      const request = CORRELATION.exec(line)?.[1];
      if (request !== undefined) this.requests.add(request);
    }
    return Promise.resolve(Buffer.from('{}'));
  };
}
