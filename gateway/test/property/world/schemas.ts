import { subgraphHeader } from '@pontio/field-labels';
import type { SubgraphSource } from '../../../src/supergraph/supergraph.js';

const header = subgraphHeader.replace('"@external"]', '"@external", "@requires", "@provides"]');
const label = (category: string, level = 'C2'): string => `@ig(category: "${category}", level: ${level})`;
const person = `@key(fields: "id") { id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)`;
/** Rows of these types may say that they are more sensitive than their fields. */
const ownLabel = '_label: RowLabel @inaccessible';
const event = `interface Event { on: String note: String people: [Person] place: Place }`;
const place = `interface Place { name: String }`;

/** What stands in each subgraph's schema. Between them they have every shape that a document can meet. */
const types: Readonly<Record<string, string>> = {
  'person-index': `
    enum IdentifierSystem { NHS UPN }
    input PersonIdentifierInput { system: IdentifierSystem! value: String! }
    type Query {
      person(identifier: PersonIdentifierInput!): Person ${label('DEMOGRAPHIC', 'C1')}
      people(identifiers: [PersonIdentifierInput!]!): [Person] ${label('DEMOGRAPHIC', 'C1')}
    }
    type Person ${person} }`,

  'agency-police': `
    ${event} ${place}
    enum Grade { LOW HIGH }
    union Marker = Warning | Curfew
    type Person ${person}
      police: PoliceRecord ${label('OFFENCE')}
      markers(grade: Grade): [Marker] ${label('OFFENCE')}
      nickname: String ${label('OFFENCE')}
    }
    type PoliceRecord ${label('OFFENCE')} {
      reference: String grade: Grade log: [[String]]
      incidents(since: Int, grades: [Grade!]): [Incident]
      events: [Event] latest: Event
    }
    type Incident implements Event ${label('OFFENCE')} {
      on: String note: String people: [Person] place: Place
      weight: Float reporter: Person station: Station @provides(fields: "address") scenes: [[Scene]]
    }
    type Arrest implements Event ${label('OFFENCE', 'C3')} {
      on: String note: String people: [Person] place: Station outcome(inFull: Boolean): String
      ${ownLabel}
    }
    type Scene ${label('OFFENCE')} { what: String witness: Person ${ownLabel} }
    type Warning ${label('OFFENCE')} { text: String count: Int about: Person ${ownLabel} }
    type Curfew ${label('OFFENCE', 'C3')} { text: String until: String }
    type Station implements Place @key(fields: "code") {
      code: ID ${label('OFFENCE')} name: String ${label('OFFENCE')} beat: String ${label('OFFENCE')}
      address: String @external
    }`,

  'agency-education': `
    ${event} ${place}
    type Person ${person}
      education: EducationRecord ${label('EDUCATION')}
      year: Int ${label('EDUCATION')}
    }
    type EducationRecord ${label('EDUCATION')} {
      attendance: Float reference: String
      school: School schools: [School] events(since: Int): [Event]
      siblings: [Person] grid: [[Mark!]]
    }
    type Absence implements Event ${label('EDUCATION')} {
      on: String note: String people: [Person] place: Place reason: String
    }
    type Exclusion implements Event ${label('EDUCATION')} {
      on: String note: String people: [Person] place: Place days: Int
    }
    type Mark ${label('EDUCATION')} { subject: String points: Int ${ownLabel} }
    type School implements Place @key(fields: "urn") {
      urn: ID ${label('EDUCATION')} name: String ${label('EDUCATION')} places: Int ${label('EDUCATION')}
      head: Person ${label('EDUCATION')}
    }`,

  'agency-health': `
    type Person ${person} health: HealthRecord ${label('HEALTH_CORE')} }
    union Contact = Visit | Call
    type HealthRecord ${label('HEALTH_CORE')} {
      allergies: [String] reference: String contacts(since: Int): [Contact] next: Contact carers: [Person]
    }
    type Visit ${label('HEALTH_CORE')} { on: String text: String ward: Int practice: Practice ${ownLabel} }
    type Call ${label('HEALTH_CORE')} { on: String text: Int by: Person practice: Practice }
    type Practice @key(fields: "code") {
      code: ID ${label('HEALTH_CORE')} name: String ${label('HEALTH_CORE')}
    }`,

  'agency-housing': `
    type Person ${person}
      tenancy: Tenancy ${label('HOUSING')}
      household: [Person] ${label('HOUSING')}
      education: EducationRecord @external
      nickname: String @external
      risk: Int @requires(fields: "education { attendance } nickname") ${label('HOUSING', 'C3')}
    }
    type EducationRecord ${label('EDUCATION')} { attendance: Float @external }
    type Tenancy ${label('HOUSING')} { reference: String address: String landlord: Person rooms: [Room] }
    type Room ${label('HOUSING')} { size: Float sleepers: [Person] }
    type School @key(fields: "urn") {
      urn: ID ${label('EDUCATION')} transport: String ${label('HOUSING')} neighbours: [Person] ${label('HOUSING')}
    }
    type Station @key(fields: "code") {
      code: ID ${label('OFFENCE')} address: String @shareable ${label('HOUSING')}
      distance(from: Int): Int ${label('HOUSING')}
    }
    type Practice @key(fields: "code") {
      code: ID ${label('HEALTH_CORE')} opening: [[String]] ${label('HOUSING')}
    }`,
};

/** The subgraphs of the property test. */
export const sources: readonly SubgraphSource[] = Object.entries(types).map(([name, sdl]) => ({
  name,
  url: `http://127.0.0.1:1/${name}`,
  sdl: `${header}\n${sdl}`,
}));
