import type { SourceAnswer } from '@pontio/adapter-sdk';
import type { Patient, Resource } from '@medplum/fhirtypes';
import type { FhirClient } from '../source/fhir-client.js';

/** A patient of the trust, with what stands on the patient's own resource. */
export interface PatientRecord {
  readonly patientId: string;
  readonly registeredPractice?: string | null;
}

/** Finds which of the patients the trust holds; asks for their practice only if that is released. */
export async function readPatients(
  client: FhirClient,
  patientIds: readonly string[],
  fields: readonly string[],
): Promise<SourceAnswer<PatientRecord>> {
  const asksPractice = fields.includes('registeredPractice');
  const { resources, asOf } = await client.search('Patient', {
    _id: patientIds.join(','),
    _elements: ['id', ...(asksPractice ? ['generalPractitioner'] : [])].join(','),
  });
  const records = resources
    .filter(isPatient)
    .map(({ id = '', generalPractitioner }): [string, PatientRecord] => {
      const registeredPractice = generalPractitioner?.[0]?.display ?? null;
      return [id, { patientId: id, ...(asksPractice && { registeredPractice }) }];
    });
  return { found: new Map(records), asOf };
}

const isPatient = (resource: Resource): resource is Patient => resource.resourceType === 'Patient';
