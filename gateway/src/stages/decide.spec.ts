import { describe, expect, it } from '@jest/globals';
import { type DecisionInput, PolicySwitch } from '@pontio/decision';
import { planOf } from '../../test/decided.js';
import { incoming } from '../../test/three-agencies.js';
import { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { loadPolicy } from '../policy/load-policy.js';
import { noDecisionRecorder } from '../records/decision-recorder.js';
import type { DirectoryEntry } from '../registers/directory.js';
import { decide } from './decide.js';

const asker = 'agy_leafshire';
const dutyContact = { phone: '01632 960401', hours: '', outOfHours: '' };
const school: DirectoryEntry = {
  id: 'agy_alderbrook',
  name: 'School',
  subgraph: 'agency-education',
  dutyContact,
};
const trust: DirectoryEntry = { id: 'agy_willowbank', name: 'Trust', subgraph: 'agency-health', dutyContact };

/** Decides on a register that would let the asker see whatever its own agency holds. */
async function decideWith(directory: readonly DirectoryEntry[], role = 'SOCIAL_WORKER'): Promise<Exchange> {
  const exchange = new Exchange('req_1', new Date('2026-11-24T10:00:00Z'), {
    authorization: undefined,
    sharing: undefined,
  });
  const text =
    '{ person(identifier: { system: NHS, value: "9990000018" }) { education { attendancePercent } health { allergies } } }';
  const operation = incoming(text);
  exchange.put('incoming', operation);
  exchange.put('context', {
    requestId: 'req_1',
    at: '2026-11-24T10:00:00.000Z',
    client: { id: 'c', tokenId: 't' },
    agencyId: asker,
    practitionerId: 'prc_sana',
    role,
    purpose: 'SAFEGUARD_CHILD',
    caseRef: 'S47-1',
    legalGateways: ['ENG.CA2004.16LA'],
  });
  exchange.put('plan', planOf(operation));
  exchange.put('subjects', [
    {
      place: 'person',
      id: 'per_1',
      kind: 'PERSON',
      match: 'Match',
      orderSubject: 's',
      recordIds: {},
      severalRecordsAt: [],
    },
  ]);
  await decide(exchange, {
    directory: { entries: () => Promise.resolve(directory) },
    governance: { decisionFacts: () => Promise.resolve(facts) },
    journal: { isWritable: () => true },
    policies: new PolicySwitch(loadPolicy()),
    decisions: noDecisionRecorder,
    newId: (prefix: string) => `${prefix}_1`,
  } as unknown as GatewayParts);
  return exchange;
}

const agency = {
  type: 'LA_CHILDREN',
  jurisdiction: 'ENG',
  status: 'ACTIVE',
  publicAuthority: true,
  assurance: [],
  breakGlassRoles: [],
};
const facts = {
  recipient: { ...agency, id: asker, statutoryRoles: ['CA2004_S11'] },
  actor: {
    id: 'prc_sana',
    agencyId: asker,
    role: 'SOCIAL_WORKER',
    aal: 2,
    trainingValidTo: '2030-01-01',
    status: 'ACTIVE',
    teamIds: [],
  },
  holders: [{ ...agency, id: school.id, type: 'SCHOOL', statutoryRoles: ['CA2004_S16E'] }],
  agreements: [],
  subjects: [],
  jurisdiction: 'ENG',
} as unknown as DecisionInput;

describe('deciding', () => {
  it('names the agency behind each subgraph as the holder of what it serves', async () => {
    const { decision } = (await decideWith([school, trust])).get('decided');
    expect(decision.cells.map(({ holderId, field }) => `${holderId} ${field}`).sort()).toEqual([
      'agy_alderbrook EducationRecord.attendancePercent',
      'agy_willowbank HealthRecord.allergies',
    ]);
  });

  it('never takes a subgraph that the directory does not know for the asking agency itself', async () => {
    const { decision } = (await decideWith([school])).get('decided');
    const health = decision.cells.find(({ field }) => field === 'HealthRecord.allergies');
    expect(health).toMatchObject({ holderId: 'unregistered:agency-health', result: 'WITHHOLD' });
  });

  it('refuses a practitioner whose role governance does not confirm', async () => {
    await expect(decideWith([school], 'IG_OFFICER')).rejects.toMatchObject({ code: 'CONTEXT_INVALID' });
  });
});
