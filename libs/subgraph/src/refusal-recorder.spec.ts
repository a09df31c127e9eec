import { describe, expect, it } from '@jest/globals';
import type { AuditEvent } from '@pontio/audit-contract';
import { refusalRecorder } from './refusal-recorder.js';
import type { Refusal } from './release-door.js';

async function recorded(refusal: Refusal): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  const record = refusalRecorder({
    subgraph: 'agency-test',
    owner: 'agy_school',
    journal: { append: (more) => Promise.resolve(void events.push(...more)) },
    newId: (prefix) => `${prefix}_1`,
    now: () => new Date('2026-11-24T10:00:00Z'),
  });
  await record(refusal);
  return events;
}

describe('a refusal at a door', () => {
  it('is recorded with its fault, who was to receive, and on which decision', async () => {
    const refusal = { rootField: 'Query._entities', orderId: 'ord_1', decisionId: 'dec_1' };
    const order = { recipient: 'agy_leafshire', purpose: 'SAFEGUARD_CHILD', digest: 'd'.repeat(43) };
    expect(await recorded({ fault: 'NOT_COVERED', ...refusal, ...order })).toMatchObject([
      {
        data: {
          fault: 'NOT_COVERED',
          requester: { org: 'agy_leafshire' },
          owner: 'agy_school',
          purpose: 'SAFEGUARD_CHILD',
          decisionId: 'dec_1',
          requestDigest: `sha256:${'d'.repeat(43)}`,
        },
      },
    ]);
  });

  it("is recorded of an order made for the gateway's own use, which no agency was to receive anything by", async () => {
    const order = { orderId: 'ord_1', recipient: 'gateway', purpose: 'RECORD_MATCH' };
    expect(await recorded({ fault: 'NOT_COVERED', rootField: 'Query._entities', ...order })).toMatchObject([
      { data: { fault: 'NOT_COVERED', requester: {}, purpose: 'RECORD_MATCH' } },
    ]);
  });
});
