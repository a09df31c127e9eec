import { describe, expect, it } from '@jest/globals';
import { type AuditEvent, MAX_EVENT_BYTES, canonicalBytes, exampleEvents } from '@pontio/audit-contract';
import canonicalize from 'canonicalize';
import { leafHash } from '../tree/hashes.js';
import { GATEWAY_CHAIN, controllersOf } from './controllers.js';
import { ledgerEntryBytes } from './ledger-entry.js';
import { linkEvents } from './link-events.js';
import { parseLedgerEntry } from './parse-ledger-entry.js';

const { DISCLOSURE, REFUSAL } = exampleEvents;
const base64 = (bytes: Uint8Array = new Uint8Array()): string => Buffer.from(bytes).toString('base64');
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const toLink = (event: AuditEvent) => ({ event: canonicalBytes(event), controllers: controllersOf(event) });

describe('an entry', () => {
  const chains = [
    { id: 'agy_alderbrook', seq: 1, prev: null },
    { id: 'agy_leafshire', seq: 7, prev: base64(leafHash(Buffer.from('before'))) },
  ];

  it('is canonical JSON with the exact bytes of its event', () => {
    const event = canonicalBytes(DISCLOSURE);
    const bytes = ledgerEntryBytes({ event, chains });
    expect(text(bytes)).toBe(canonicalize({ v: 1, event: base64(event), chains }));
    expect(parseLedgerEntry(bytes)).toEqual({ event: Buffer.from(event), chains });
  });

  it('fits whatever its chains are, up to the largest event', () => {
    const id = `agy_${'x'.repeat(80)}`;
    const longest = [1, 2].map(() => ({ id, seq: Number.MAX_SAFE_INTEGER, prev: base64(Buffer.alloc(32)) }));
    const event = Buffer.alloc(MAX_EVENT_BYTES);
    expect(ledgerEntryBytes({ event, chains: longest }).length).toBeLessThanOrEqual(65_535);
    expect(() => ledgerEntryBytes({ event: Buffer.alloc(60_000), chains })).toThrow(
      'larger than a log can hold',
    );
  });

  it('is refused in any other form', () => {
    const good = text(ledgerEntryBytes({ event: Buffer.from('{}'), chains }));
    for (const bad of [
      '',
      '{}',
      `${good} `,
      good.replace('"v":1', '"v":2'),
      good.replace('"v":1', '"v":1,"w":1'),
    ])
      expect(() => parseLedgerEntry(Buffer.from(bad))).toThrow('form of an entry');
    expect(() =>
      ledgerEntryBytes({ event: Buffer.alloc(1), chains: [{ id: 'a"b', seq: 1, prev: null }] }),
    ).toThrow('There can be no place');
  });
});

describe('chains', () => {
  const { data } = DISCLOSURE;
  const hidden = {
    category: 'COUNSELLING',
    fields: ['EducationRecord.counsellingNotes'],
    status: 'HIDDEN',
  } as const;

  it('count an event for its owner and for the agency that asked', () => {
    expect(controllersOf(DISCLOSURE)).toEqual(['agy_alderbrook', 'agy_leafshire']);
    expect(controllersOf({ ...DISCLOSURE, data: { ...data, owner: 'agy_leafshire' } })).toEqual([
      'agy_leafshire',
    ]);
  });

  it('leave no gap where the agency that asked must not know of an event', () => {
    const onlyHidden = { ...DISCLOSURE, data: { ...data, cells: [hidden] } };
    expect(controllersOf(onlyHidden)).toEqual(['agy_alderbrook']);
    const partly = { ...DISCLOSURE, data: { ...data, cells: [...data.cells, hidden] } };
    expect(controllersOf(partly)).toEqual(['agy_alderbrook', 'agy_leafshire']);
  });

  it('of the gateway hold what concerns no agency, and what cannot be read', () => {
    expect(controllersOf({ ...REFUSAL, data: { ...REFUSAL.data, requester: {} } })).toEqual([GATEWAY_CHAIN]);
    expect(controllersOf(undefined)).toEqual([GATEWAY_CHAIN]);
  });

  it('link each entry to the one before, over batches', () => {
    const first = linkEvents([toLink(DISCLOSURE), toLink(REFUSAL)], new Map());
    const second = linkEvents([toLink(REFUSAL)], first.heads);
    const [disclosure, refusal, again] = [...first.entries, ...second.entries].map(({ bytes }) =>
      leafHash(bytes),
    );
    expect([...first.entries, ...second.entries].map(({ chains }) => chains)).toEqual([
      [
        { id: 'agy_alderbrook', seq: 1, prev: null },
        { id: 'agy_leafshire', seq: 1, prev: null },
      ],
      [{ id: 'agy_leafshire', seq: 2, prev: base64(disclosure) }],
      [{ id: 'agy_leafshire', seq: 3, prev: base64(refusal) }],
    ]);
    expect([...first.heads]).toEqual([
      ['agy_alderbrook', { seq: 1, leaf: disclosure }],
      ['agy_leafshire', { seq: 2, leaf: refusal }],
    ]);
    expect([...second.heads]).toEqual([['agy_leafshire', { seq: 3, leaf: again }]]);
  });
});
