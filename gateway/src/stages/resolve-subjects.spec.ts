import { describe, expect, it } from '@jest/globals';
import { incoming } from '../../test/three-agencies.js';
import { Exchange, type Subject } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { SubjectMatch } from '../registers/person-index.client.js';
import { resolveSubjects } from './resolve-subjects.js';

async function subjectOf(links: SubjectMatch['links']): Promise<Subject | undefined> {
  const exchange = new Exchange('req_1', new Date(0), { authorization: undefined, sharing: undefined });
  const text = '{ person(identifier: { system: NHS, value: "9990000018" }) { health { allergies } } }';
  exchange.put('incoming', incoming(text));
  exchange.put('guarded', { variables: {} });
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
  const match: SubjectMatch = { personId: 'per_ellie', status: 'Match', links: [...links] };
  await resolveSubjects(exchange, {
    persons: { resolve: () => Promise.resolve([match]) },
  } as unknown as GatewayParts);
  return exchange.get('subjects')[0];
}

const school = { agencyId: 'agy_alderbrook', recordRef: 'ST-1' };

describe('whom a question is about', () => {
  it('is known to each agency by its own record id', async () => {
    const subject = await subjectOf([school, { agencyId: 'agy_willowbank', recordRef: 'P-1' }]);
    expect(subject).toMatchObject({
      id: 'per_ellie',
      recordIds: { agy_alderbrook: 'ST-1', agy_willowbank: 'P-1' },
      severalRecordsAt: [],
    });
  });

  it('is under no record id where an agency has several: one of them would pass for everything held', async () => {
    const twice = ['P-1', 'P-2'].map((recordRef) => ({ agencyId: 'agy_willowbank', recordRef }));
    expect(await subjectOf([school, ...twice])).toMatchObject({
      recordIds: { agy_alderbrook: 'ST-1' },
      severalRecordsAt: ['agy_willowbank'],
    });
  });
});
