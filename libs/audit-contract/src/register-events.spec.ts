import { describe, expect, it } from '@jest/globals';
import { harbour, leafshire } from '@pontio/testing';
import { exampleEvents } from './examples.js';
import { sentenceFor } from './sentence-for.js';
import { validateAuditEvent } from './validate-audit-event.js';

const { CONSENT_WITHDRAWN: withdrawn, SHARE_ESCALATED: escalated, DECISION: decided } = exampleEvents;

describe('an event of the register', () => {
  it('says who changed what, about how many people, and never whom', () => {
    expect(sentenceFor(withdrawn)).toBe(
      'agy_leafshire (social worker) recorded that consent was withdrawn about one person (rec_example).',
    );
  });

  it('names nobody when a clock ran out', () => {
    expect(sentenceFor(escalated)).toBe(
      'The register left a request to share unanswered in time about one person (rec_example) at agy_alderbrook.',
    );
  });

  it('is told of the gateway where it put something to use itself', () => {
    expect(sentenceFor(exampleEvents.SUPERGRAPH_REFUSED)).toBe(
      'The gateway did not put a supergraph to use (rec_example): breaking change.',
    );
  });

  it('names its requester in full when somebody made the change', () => {
    const { requester: _somebody, ...data } = withdrawn.data;
    expect(validateAuditEvent({ ...withdrawn, data: { ...data, requester: {} } })).toBe(false);
    expect(validateAuditEvent({ ...escalated, data: { ...escalated.data, requester: {} } })).toBe(true);
  });

  it.each([
    ['a reason in words', { reason: 'Kate rang to say no' }],
    ['a link that nobody knows', { links: { phone: 'x' } }],
    ['a link to something else', { links: { breakGlassId: 'con_1' } }],
  ])('is refused with %s', (_what, change) => {
    expect(validateAuditEvent({ ...withdrawn, data: { ...withdrawn.data, ...change } })).toBe(false);
  });
});

describe('an event of a request', () => {
  it('may say that the glass was broken, what came with the answer and that facts may be old', () => {
    const data = {
      ...exampleEvents.DISCLOSURE.data,
      mode: 'BREAK_GLASS' as const,
      breakGlass: 'bgl_1',
      obligations: ['REVIEW', 'NOTIFY_IG'],
      freshness: 'NOT_GUARANTEED' as const,
    };
    const event = { ...exampleEvents.DISCLOSURE, data };
    expect(validateAuditEvent(event)).toBe(true);
    expect(sentenceFor(event)).toContain(
      `${leafshire.id} (social worker) 1 field (education) by breaking the glass`,
    );
    expect(validateAuditEvent({ ...event, data: { ...data, mode: 'NORMAL' } })).toBe(false);
  });

  it('tells a decision without a disclosure from a disclosure', () => {
    expect(sentenceFor(decided)).toMatch(
      /was told that agy_alderbrook may share 1 field \(education\).*withheld 1 field/,
    );
    expect(sentenceFor({ ...decided, data: { ...decided.data, owner: harbour.id } })).toContain(harbour.id);
  });
});
