import type { CapabilityStatement } from '@medplum/fhirtypes';

const RESOURCES = [
  'Patient',
  'AllergyIntolerance',
  'MedicationRequest',
  'Condition',
  'Immunization',
  'Encounter',
] as const;

/** What Willowbank's server can do, as FHIR servers say at `/metadata`. */
export const capabilityStatement: CapabilityStatement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-11-01',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  implementation: { description: 'Willowbank Community Health NHS Trust: practice ground, synthetic people' },
  rest: [
    {
      mode: 'server',
      security: { description: 'Bearer token' },
      resource: RESOURCES.map((type) => ({ type, interaction: [{ code: 'read' }, { code: 'search-type' }] })),
    },
  ],
};
