import { describe, expect, it } from '@jest/globals';
import { asOf } from './as-of.js';
import { releasedFields } from './released-fields.js';
import { assertAnswered, retryAfterMs } from './source-fault.js';

describe('assertAnswered', () => {
  it.each<[number, Record<string, string>, object]>([
    [429, { 'retry-after': '2' }, { kind: 'BUSY', retryAfterMs: 2000 }],
    [429, {}, { kind: 'BUSY', retryAfterMs: undefined }],
    [503, { 'retry-after': '1' }, { kind: 'BUSY', retryAfterMs: 1000 }],
    [503, {}, { kind: 'BROKEN' }],
    [500, {}, { kind: 'BROKEN' }],
    [401, {}, { kind: 'REFUSED' }],
    [404, {}, { kind: 'REFUSED' }],
  ])('reads status %i with %j as %j', (status, headers, fault) => {
    expect(() => assertAnswered(new Response('', { status, headers }))).toThrow(
      expect.objectContaining(fault),
    );
  });

  it('passes a good answer on', () => {
    const response = new Response('{}', { status: 200 });
    expect(assertAnswered(response)).toBe(response);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  it.each<[string | null, number | undefined]>([
    [null, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['1.5', 1500],
    ['Tue, 24 Nov 2026 10:00:03 GMT', 3000],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
  ])('reads %j as %p', (header, wait) => {
    expect(retryAfterMs(header, now)).toBe(wait);
  });
});

describe('asOf', () => {
  it.each<[unknown, string]>([
    [new Date('2026-11-24T02:00:00Z'), '2026-11-24T02:00:00.000Z'],
    ['2026-07-01T02:00:00+01:00', '2026-07-01T01:00:00.000Z'],
    ['Tue, 24 Nov 2026 10:00:03 GMT', '2026-11-24T10:00:03.000Z'],
  ])('turns %p into UTC', (stated, expected) => {
    expect(asOf(stated)).toBe(expected);
  });

  it.each<[unknown]>([['2026-07-01T02:00:00'], ['lately'], [null], [undefined], [17]])(
    'refuses %p, which is no certain time',
    (stated) => {
      expect(() => asOf(stated)).toThrow(expect.objectContaining({ kind: 'NONSENSE' }));
    },
  );
});

describe('releasedFields', () => {
  it('gives the fields of the one type, and of no type whose name only begins alike', () => {
    const released = new Set(['Note.text', 'Note.on', 'NoteBook.title', 'Person.notes']);
    expect(releasedFields(released, 'Note')).toEqual(['on', 'text']);
  });
});
