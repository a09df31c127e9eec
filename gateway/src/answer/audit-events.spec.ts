import { expect, it } from '@jest/globals';
import { createReferencer } from '@pontio/audit-contract';
import type { Decision } from '@pontio/decision';
import { planOf, releaseOf } from '../../test/decided.js';
import { incoming } from '../../test/three-agencies.js';
import { type Decided, Exchange, type Subject } from '../exchange.js';
import { SourceReports } from '../executor/source-report.js';
import { disclosureEvents } from './audit-events.js';

const subject: Subject = {
  place: 'person',
  id: 'per_1',
  kind: 'PERSON',
  match: 'Match',
  orderSubject: 's',
  recordIds: {},
  severalRecordsAt: [],
};

it('records a refusal without a holder where the directory knows none, rather than fail', () => {
  const holderOf = (subgraph: string): string => `unregistered:${subgraph}`;
  const operation = incoming(
    '{ person(identifier: { system: NHS, value: "9990000018" }) { health { allergies } } }',
  );
  const planned = planOf(operation);
  const { cells } = planned;
  const [cell] = cells.map(({ subgraph, coordinate }) => ({
    subjectId: subject.id,
    field: coordinate,
    holderId: holderOf(subgraph),
    result: 'WITHHOLD',
    reason: 'NO_GATEWAY',
    requestable: false,
  }));
  const decision = {
    id: 'dec_1',
    cells: [cell],
    legalOutcome: 'MUST_NOT',
    obligations: [],
  } as unknown as Decision;
  const exchange = new Exchange('req_1', new Date(0), { authorization: undefined, sharing: undefined });
  exchange.put('incoming', operation);
  exchange.put('plan', planned);
  exchange.put('subjects', [subject]);
  exchange.put('context', {
    requestId: 'req_1',
    at: '2026-11-24T10:00:00.000Z',
    client: { id: 'c', tokenId: 't' },
    agencyId: 'agy_leafshire',
    practitionerId: 'prc_sana',
    role: 'SOCIAL_WORKER',
    purpose: 'SAFEGUARD_CHILD',
    legalGateways: [],
  });
  const release = releaseOf(decision, [subject], holderOf);
  exchange.put('decided', {
    ...({ input: {} } as Pick<Decided, 'input' | 'engine'>),
    decision,
    directory: [],
    release,
    holderOf,
    agencyOf: (name) => (name.startsWith('agency-') ? `agy_${name}` : undefined),
  });
  exchange.put('fetched', { data: Buffer.from('null'), rounds: [], sources: new SourceReports() });

  const [event] = disclosureEvents(exchange, {
    refs: createReferencer(new Uint8Array(32)),
    newId: (prefix) => `${prefix}_1`,
    now: () => new Date(0),
  });
  expect(JSON.parse(event?.text ?? '')).toMatchObject({
    type: 'uk.pontio.audit.refusal.v1',
    data: { owner: null, outcome: 'deny' },
  });
});
