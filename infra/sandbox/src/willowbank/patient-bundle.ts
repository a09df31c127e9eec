import type { Patient, Reference, Resource } from '@medplum/fhirtypes';
import type { HealthFacts, SensitiveService } from '@pontio/testing';

/** HL7's labels for information that law and practice keep apart; a server filters on them with `_security`. */
export const SENSITIVITY = {
  MENTAL_HEALTH: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' },
  SEXUAL_HEALTH: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'SEX' },
} as const satisfies Record<SensitiveService, { system: string; code: string }>;

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

type Identified = Resource & { id: string };

/** The FHIR resources that stand for what Willowbank holds about one person, ids and all the same each time. */
export function resourcesOf(facts: HealthFacts): Identified[] {
  const id = facts.person.recordIds['agy_willowbank'] ?? '';
  const subject: Reference<Patient> = { reference: `Patient/${id}` };
  const numbered = (kind: string, list: readonly object[], make: (index: number) => Resource): Identified[] =>
    list.map((_item, index) => ({ ...make(index), id: `${id.slice(-4)}-${kind}-${index + 1}` }));
  return [
    patient(id, facts),
    ...numbered('allergy', facts.allergies, (i) => allergy(facts.allergies[i], subject)),
    ...numbered('medicine', facts.medicines, (i) => medicine(facts.medicines[i], subject)),
    ...numbered('condition', facts.conditions, (i) => condition(facts.conditions[i], subject)),
    ...numbered('vaccine', facts.immunisations, (i) => immunisation(facts.immunisations[i], subject)),
    ...numbered('contact', facts.contacts, (i) => contact(facts.contacts[i], subject)),
  ];
}

type One<K extends keyof HealthFacts> = HealthFacts[K] extends readonly (infer Item)[]
  ? Item | undefined
  : never;
type About = Reference<Patient>;

const labelled = (sensitive: SensitiveService | undefined): Pick<Resource, 'meta'> =>
  sensitive === undefined ? {} : { meta: { security: [SENSITIVITY[sensitive]] } };

function patient(id: string, { person, practice }: HealthFacts): Patient & { id: string } {
  return {
    resourceType: 'Patient',
    id,
    identifier: [{ system: NHS_NUMBER, value: person.nhsNumber }],
    name: [{ use: 'official', family: person.familyName, given: [person.givenName] }],
    gender: person.sex === 'F' ? 'female' : 'male',
    birthDate: person.birthDate,
    address: [
      { line: [person.address.line], city: person.address.town, postalCode: person.address.postcode },
    ],
    generalPractitioner: [{ display: practice }],
  };
}

function allergy(item: One<'allergies'>, about: About): Resource {
  return {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: { coding: [{ code: 'active' }] },
    patient: about,
    code: { text: item?.substance ?? '' },
    reaction: [{ manifestation: [{ text: item?.reaction ?? '' }] }],
    recordedDate: item?.on ?? '',
  };
}

function medicine(item: One<'medicines'>, about: About): Resource {
  return {
    resourceType: 'MedicationRequest',
    ...labelled(item?.sensitive),
    status: 'active',
    intent: 'order',
    subject: about,
    medicationCodeableConcept: { text: item?.name ?? '' },
    dosageInstruction: [{ text: item?.dose ?? '' }],
    authoredOn: item?.on ?? '',
  };
}

function condition(item: One<'conditions'>, about: About): Resource {
  return {
    resourceType: 'Condition',
    ...labelled(item?.sensitive),
    clinicalStatus: { coding: [{ code: 'active' }] },
    subject: about,
    code: { text: item?.name ?? '' },
    recordedDate: item?.on ?? '',
  };
}

function immunisation(item: One<'immunisations'>, about: About): Resource {
  return {
    resourceType: 'Immunization',
    status: 'completed',
    patient: about,
    vaccineCode: { text: item?.vaccine ?? '' },
    occurrenceDateTime: item?.on ?? '',
  };
}

function contact(item: One<'contacts'>, about: About): Resource {
  return {
    resourceType: 'Encounter',
    ...labelled(item?.service),
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: about,
    type: [{ text: item?.kind ?? '' }],
    period: { start: item?.on ?? '' },
  };
}
