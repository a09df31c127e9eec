import { describe, expect, it } from '@jest/globals';
import {
  type AuditEvent,
  type WrittenEvent,
  auditEventFaults,
  createReferencer,
} from '@pontio/audit-contract';
import { type DecidedCase, answered, decidedExchange, ellie } from '../../test/decided.js';
import type { Exchange } from '../exchange.js';
import { disclosureEvents, intentEvents } from './audit-events.js';

const asked = 'education { attendancePercent notes { text } } health { clinic }';
const ATTENDANCE = 'EducationRecord.attendancePercent';
let ids = 0;
const maker = {
  refs: createReferencer(new Uint8Array(32)),
  newId: <P extends string>(prefix: P): `${P}_${string}` => `${prefix}_${String((ids += 1))}`,
  now: () => new Date(0),
};

const exchangeOf = (decided: Omit<DecidedCase, 'asked'>): Exchange => {
  const exchange = decidedExchange({ asked, ...decided });
  answered(exchange.get('fetched').sources.of('agency-education'), 'per_1', [ATTENDANCE]);
  return exchange;
};
const read = (event: WrittenEvent): AuditEvent => JSON.parse(event.text) as AuditEvent;
const school = (events: readonly WrittenEvent[]): AuditEvent | undefined =>
  events.map(read).find(({ data }) => data.subgraph === 'agency-education');

/** Requests that differ in everything an event may tell of. */
const requests: readonly [string, Omit<DecidedCase, 'asked'>, object][] = [
  ['an ordinary one', {}, { outcome: 'partial' }],
  ['the same again', {}, { outcome: 'partial' }],
  ['with an obligation', { obligations: [{ type: 'NOTIFY_IG' }] }, { obligations: ['NOTIFY_IG'] }],
  ['under a broken glass', { breakGlassId: 'bgl_9' }, { mode: 'BREAK_GLASS', breakGlass: 'bgl_9' }],
  [
    'about somebody else',
    { subject: { ...ellie, id: 'per_1', match: 'LowConfidenceMatch' } },
    { outcome: 'partial' },
  ],
  [
    'with something hidden',
    { cells: { 'Note.text': { result: 'HIDE', reason: 'RESTRICTED', ref: 'R.DA_SAFETY' } } },
    { cells: expect.arrayContaining([expect.objectContaining({ status: 'HIDDEN', ref: 'R.DA_SAFETY' })]) },
  ],
];

describe('the events of a request', () => {
  it.each(requests)('say what is true of it: %s', (_what, decided, expected) => {
    const exchange = exchangeOf(decided);
    const events = [...intentEvents(exchange, maker), ...disclosureEvents(exchange, maker)];
    for (const event of events) {
      expect(auditEventFaults(read(event))).toEqual([]);
    }
    const { data } = school(disclosureEvents(exchange, maker)) as AuditEvent;
    expect(data).toMatchObject({ phase: 'release', ...expected });
    expect('subjectRef' in data).toBe((decided.subject?.match ?? 'Match') === 'Match');
    expect('breakGlass' in data).toBe(decided.breakGlassId !== undefined);
    expect('obligations' in data).toBe(decided.obligations !== undefined);
  });

  it('have each an id of its own', () => {
    const exchange = exchangeOf({});
    const events = [...disclosureEvents(exchange, maker), ...disclosureEvents(exchange, maker)];
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('speak of the law that this decision used, whatever another used for the same', () => {
    const lawsOf = (gatewayUsed: string | undefined): unknown => {
      const exchange = exchangeOf({});
      Object.assign(exchange.get('decided').decision, { gatewayUsed });
      return school(intentEvents(exchange, maker))?.data.legalGateway;
    };
    expect(lawsOf('ENG.CA2004.16LA')).toBe('ENG.CA2004.16LA');
    expect(lawsOf('EW.CA1989.47')).toBe('EW.CA1989.47');
    expect(lawsOf(undefined)).toBeUndefined();
  });

  it('speak of the practitioner who asks', () => {
    const refOf = (practitionerId: string): unknown => {
      const exchange = exchangeOf({});
      Object.assign(exchange.get('context'), { practitionerId });
      return school(intentEvents(exchange, maker))?.data.requester.userRef;
    };
    expect(refOf('prc_sana')).toBe(maker.refs('practitioner', 'prc_sana'));
    expect(refOf('prc_tom')).toBe(maker.refs('practitioner', 'prc_tom'));
  });
});
