import { describe, expect, it } from '@jest/globals';
import { ellie, leafshire, sana } from '@pontio/testing';
import { createHash } from 'node:crypto';
import type { AuditEvent } from './audit-event.js';
import { canonicalBytes } from './canonical-bytes.js';
import { createAuditEvent } from './create-audit-event.js';
import { exampleEvents } from './examples.js';
import { auditEventKinds, kindOf } from './kinds.js';
import { createReferencer } from './referencer.js';
import { renderAuditMd } from './render-audit-md.js';
import { sentenceFor } from './sentence-for.js';
import { auditEventFaults, validateAuditEvent } from './validate-audit-event.js';
import { MAX_EVENT_BYTES } from './written-event.js';

const { DISCLOSURE: disclosure, REQUEST_INTENT: intent, REFUSAL: refusal } = exampleEvents;
const identity = { id: 'evt_1', time: '2026-11-23T10:00:00.000Z', source: 'urn:pontio:gateway' };
const withData = (change: object): unknown => ({ ...disclosure, data: { ...disclosure.data, ...change } });

describe('an audit event', () => {
  it.each(auditEventKinds)('of kind %s is valid, keeps its kind and reads as one sentence', (kind) => {
    const event: AuditEvent = exampleEvents[kind];
    expect(auditEventFaults(event)).toEqual([]);
    expect(kindOf(event)).toBe(kind);
    expect(sentenceFor(event)).toMatch(/^[A-Za-z].+[^.]\.$/);
    expect(renderAuditMd()).toContain(`## ${kind}\n`);
    expect(renderAuditMd()).toContain(sentenceFor(event));
  });

  it('says in plain words what was given, to whom, why, and what was held back', () => {
    expect(sentenceFor(disclosure)).toBe(
      'agy_alderbrook gave agy_leafshire (social worker) 1 field (education) about one person, to safeguard child, under CA1989_S47; withheld 1 field (counselling) because: not in agreement.',
    );
    expect(sentenceFor(refusal)).toBe(
      'agency-education refused a call by agy_leafshire: release order refused (expired).',
    );
  });

  it.each<[string, unknown]>([
    ['an unknown key', withData({ note: 'x' })],
    ['an unknown key inside a cell', withData({ cells: [{ ...disclosure.data.cells[0], value: '91' }] })],
    ['an NHS number where a reference belongs', withData({ subjectRef: ellie.nhsNumber })],
    ['a plain hex hash as a reference', withData({ subjectRef: `sub_${unkeyed(ellie.nhsNumber)}` })],
    ['a name where a code belongs', withData({ reason: `${ellie.givenName} ${ellie.familyName}` })],
    ['the phase of another kind', withData({ phase: 'decision' })],
    ['a disclosure to an unknown requester', withData({ requester: {} })],
    ['a time without milliseconds', { ...disclosure, time: '2026-11-23T10:00:00Z' }],
    ['a text', 'evt_1'],
  ])('with %s is not valid', (_what, value) => {
    expect(validateAuditEvent(value)).toBe(false);
  });

  it.each(['-kX9_a', '_kX9-a', 'urn:ietf:params:oauth:jti:1'])(
    'takes a token id as its issuer made it: %s',
    (jti) => {
      const requester = { ...disclosure.data.requester, jti };
      expect(
        createAuditEvent('DISCLOSURE', { ...disclosure.data, requester }, identity).data.requester,
      ).toEqual(requester);
    },
  );

  it('cannot be made invalid, and the error does not repeat the value', () => {
    const make = (): unknown =>
      createAuditEvent('REFUSAL', { ...refusal.data, reason: ellie.familyName }, identity);
    expect(make).toThrow(
      expect.objectContaining({ code: 'INTERNAL', detail: expect.stringContaining('/data/reason') }),
    );
    expect(make).not.toThrow(expect.objectContaining({ detail: expect.stringContaining(ellie.familyName) }));
  });
});

describe('canonical bytes', () => {
  it('do not depend on the order of keys and survive a round trip', () => {
    const bytes = canonicalBytes(intent);
    const shuffled = Object.fromEntries(Object.entries(intent).reverse()) as unknown as AuditEvent;
    expect(Buffer.from(canonicalBytes(shuffled)).equals(bytes)).toBe(true);
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual(intent);
    expect(bytes.includes(10)).toBe(false);
  });

  it('are refused when they would not fit an entry of the log', () => {
    const fields = (count: number): string[] =>
      Array<string>(count).fill('EducationRecord.attendancePercent');
    const sized = (count: number): AuditEvent =>
      createAuditEvent(
        'REFUSAL',
        { ...refusal.data, cells: [{ category: 'EDUCATION', fields: fields(count), status: 'WITHHELD' }] },
        identity,
      );
    expect(canonicalBytes(sized(1250)).length).toBeLessThanOrEqual(MAX_EVENT_BYTES);
    expect(() => canonicalBytes(sized(1400))).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });
});

describe('a keyed reference', () => {
  const key = new Uint8Array(32).fill(7);

  it('is the same for the same value, and differs by kind and by key', () => {
    const ref = createReferencer(key);
    expect(ref('subject', ellie.nhsNumber)).toBe(createReferencer(key)('subject', ellie.nhsNumber));
    expect(ref('subject', sana.id).slice(4)).not.toBe(ref('practitioner', sana.id).slice(4));
    expect(ref('case', 'x')).not.toBe(createReferencer(new Uint8Array(32).fill(8))('case', 'x'));
    expect(ref('subject', leafshire.id)).toMatch(/^sub_[\w-]{43}$/);
  });

  it('is not the plain hash of the value', () => {
    expect(createReferencer(key)('subject', ellie.nhsNumber)).not.toContain(
      createHash('sha256').update(ellie.nhsNumber).digest('base64url'),
    );
  });

  it('needs a key of 32 bytes', () => {
    expect(() => createReferencer(new Uint8Array(31))).toThrow(RangeError);
  });
});

function unkeyed(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
