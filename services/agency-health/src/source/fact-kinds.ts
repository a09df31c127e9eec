import { type FactKind, day, factKind, words } from './fact-kind.js';
import { PSYCHIATRY, SEXUAL_HEALTH } from './sensitivity.js';

/** The lists of a health record, by the name of their field. */
export const factKinds = {
  allergies: factKind({
    graphqlType: 'Allergy',
    resource: 'AllergyIntolerance',
    subject: 'patient',
    fields: {
      substance: { element: 'code', value: ({ code }) => words(code) },
      reaction: { element: 'reaction', value: ({ reaction }) => words(reaction?.[0]?.manifestation[0]) },
      recordedOn: { element: 'recordedDate', value: ({ recordedDate }) => day(recordedDate) },
    },
  }),
  medicines: factKind({
    graphqlType: 'Medicine',
    resource: 'MedicationRequest',
    subject: 'subject',
    fields: {
      name: {
        element: 'medicationCodeableConcept',
        value: ({ medicationCodeableConcept }) => words(medicationCodeableConcept),
      },
      dose: { element: 'dosageInstruction', value: ({ dosageInstruction }) => dosageInstruction?.[0]?.text },
      recordedOn: { element: 'authoredOn', value: ({ authoredOn }) => day(authoredOn) },
    },
  }),
  conditions: factKind({
    graphqlType: 'HealthCondition',
    resource: 'Condition',
    subject: 'subject',
    fields: {
      name: { element: 'code', value: ({ code }) => words(code) },
      recordedOn: { element: 'recordedDate', value: ({ recordedDate }) => day(recordedDate) },
    },
  }),
  immunisations: factKind({
    graphqlType: 'Immunisation',
    resource: 'Immunization',
    subject: 'patient',
    fields: {
      vaccine: { element: 'vaccineCode', value: ({ vaccineCode }) => words(vaccineCode) },
      recordedOn: {
        element: 'occurrenceDateTime',
        value: ({ occurrenceDateTime }) => day(occurrenceDateTime),
      },
    },
  }),
  mentalHealthContacts: contacts('MentalHealthContact', PSYCHIATRY, false),
  sexualHealthContacts: contacts('SexualHealthContact', SEXUAL_HEALTH, true),
} as const satisfies Record<string, FactKind>;

/** A list of the record. */
export type FactList = keyof typeof factKinds;

function contacts(graphqlType: string, sensitivity: string, existenceSensitive: boolean): FactKind {
  return factKind({
    graphqlType,
    resource: 'Encounter',
    subject: 'subject',
    sensitivity,
    existenceSensitive,
    fields: {
      kind: { element: 'type', value: ({ type }) => words(type?.[0]) },
      recordedOn: { element: 'period', value: ({ period }) => day(period?.start) },
    },
  });
}
