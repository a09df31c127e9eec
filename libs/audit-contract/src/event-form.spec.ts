import { describe, expect, it } from '@jest/globals';
import type { AuditEvent } from './audit-event.js';
import { createAuditEvent } from './create-audit-event.js';
import { type EventBlanks, EventForm } from './event-form.js';
import { exampleEvents } from './examples.js';
import { auditEventKinds } from './kinds.js';
import { writeEvent } from './written-event.js';

/** What an event has in the places that a form leaves blank. */
function blanksOf({ id, time, data }: AuditEvent): EventBlanks {
  const { correlation, decisionId, inputDigest, subjectRef, caseRef, breakGlass, requester } = data;
  const { userRef, jti } = requester;
  return {
    ...{ id, time, correlation, decisionId, inputDigest, subjectRef, caseRef, breakGlass, userRef, jti },
  };
}

const disclosure = createAuditEvent(
  'DISCLOSURE',
  {
    ...exampleEvents.DISCLOSURE.data,
    inputDigest: `sha256:${'a'.repeat(43)}`,
    ...{ mode: 'BREAK_GLASS', breakGlass: 'bgl_1' },
  },
  { id: 'evt_1', time: '2026-11-24T10:00:00.000Z', source: 'urn:pontio:gateway' },
);
const another: EventBlanks = {
  ...{ id: 'evt_2', time: '2026-11-25T11:00:00.000Z', correlation: 'req_2', decisionId: 'dec_2' },
  ...{ inputDigest: `sha256:${'b'.repeat(43)}`, subjectRef: `sub_${'c'.repeat(43)}`, breakGlass: 'bgl_2' },
  ...{ caseRef: `cse_${'d'.repeat(43)}`, userRef: `usr_${'e'.repeat(43)}`, jti: 'tok"\\2' },
};

describe('an event made from a form', () => {
  it.each(auditEventKinds)('of kind %s is its example again, byte for byte', (kind) => {
    const example: AuditEvent = exampleEvents[kind];
    expect(new EventForm(example).fill(blanksOf(example))).toEqual(writeEvent(example));
  });

  it('is byte for byte what would have been made of the same facts', () => {
    const { id, time, userRef = '', jti = '', ...facts } = another;
    const requester = { ...disclosure.data.requester, userRef, jti };
    const data = { ...disclosure.data, ...facts, requester } as AuditEvent<'DISCLOSURE'>['data'];
    const made = createAuditEvent('DISCLOSURE', data, { id, time, source: disclosure.source });
    expect(new EventForm(disclosure).fill(another)).toEqual(writeEvent(made));
  });

  it('takes what it was filled with before for no other event', () => {
    const form = new EventForm(disclosure);
    form.fill(another);
    expect(form.fill(blanksOf(disclosure))).toEqual(writeEvent(disclosure));
  });

  it.each<[keyof EventBlanks, string | undefined]>([
    ['id', 'evt_1","x":"'],
    ['time', '2026-11-25'],
    ['subjectRef', '9434765919'],
    ['correlation', undefined],
    ['jti', 'two words'],
  ])('is not made where %s is %j', (name, value) => {
    expect(() => new EventForm(disclosure).fill({ ...another, [name]: value })).toThrow(
      expect.objectContaining({ code: 'INTERNAL', detail: `audit event form: ${name} does not fit` }),
    );
  });

  it('has no part that its form has not', () => {
    const example: AuditEvent = exampleEvents.REFUSAL;
    expect(() => new EventForm(example).fill({ ...blanksOf(example), breakGlass: 'bgl_1' })).toThrow(
      expect.objectContaining({ detail: 'audit event form: breakGlass does not fit' }),
    );
  });
});
