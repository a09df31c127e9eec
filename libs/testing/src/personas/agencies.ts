/** The agencies of the practice ground: a fictional corner of England, and a neighbour in Wales. Any likeness to a real body is chance. */
export interface PersonaAgency {
  readonly id: string;
  readonly name: string;
  readonly type: 'LA_CHILDREN' | 'NHS_TRUST' | 'SCHOOL' | 'THIRD_SECTOR';
  readonly jurisdiction: 'ENG' | 'WAL';
  /** The subgraph that serves this agency's records; agencies that only ask have none. */
  readonly subgraph?: string;
  /** The agency's own record system, as identity links name it. */
  readonly recordSystem?: string;
  readonly dutyContact: { readonly phone: string; readonly hours: string; readonly outOfHours: string };
}

/** Asks in the demonstration: the council whose social worker holds the section 47 enquiry. */
export const leafshire: PersonaAgency = {
  id: 'agy_leafshire',
  name: 'Leafshire County Council',
  type: 'LA_CHILDREN',
  jurisdiction: 'ENG',
  dutyContact: { phone: '01632 960101', hours: 'Mon-Fri 08:30-17:30', outOfHours: '01632 960102' },
};

/** Holds the earlier social-care record: Ellie's family moved from Northmere to Leafshire. */
export const northmere: PersonaAgency = {
  id: 'agy_northmere',
  name: 'Northmere Council',
  type: 'LA_CHILDREN',
  jurisdiction: 'ENG',
  subgraph: 'agency-childrens-services',
  recordSystem: 'northmere-case-management',
  dutyContact: { phone: '01632 960201', hours: 'Mon-Fri 09:00-17:00', outOfHours: '01632 960202' },
};

/** Holds the health record. */
export const willowbank: PersonaAgency = {
  id: 'agy_willowbank',
  name: 'Willowbank Community Health NHS Trust',
  type: 'NHS_TRUST',
  jurisdiction: 'ENG',
  subgraph: 'agency-health',
  recordSystem: 'willowbank-fhir',
  dutyContact: { phone: '01632 960301', hours: 'Every day 08:00-20:00', outOfHours: '01632 960302' },
};

/** Holds the school record. */
export const alderbrook: PersonaAgency = {
  id: 'agy_alderbrook',
  name: 'Alderbrook Primary School',
  type: 'SCHOOL',
  jurisdiction: 'ENG',
  subgraph: 'agency-education',
  recordSystem: 'alderbrook-mis',
  dutyContact: { phone: '01632 960401', hours: 'Term time 08:00-16:30', outOfHours: '01632 960102' },
};

/** A charity that supports families; asks, holds nothing here yet. */
export const harbour: PersonaAgency = {
  id: 'agy_harbour',
  name: 'Harbour Family Support',
  type: 'THIRD_SECTOR',
  jurisdiction: 'ENG',
  dutyContact: { phone: '01632 960501', hours: 'Mon-Fri 09:30-16:30', outOfHours: '01632 960102' },
};

/** A council in Wales, where part of Ellie's family lives; asks, holds nothing here yet. */
export const glanmor: PersonaAgency = {
  id: 'agy_glanmor',
  name: 'Cyngor Glanmor',
  type: 'LA_CHILDREN',
  jurisdiction: 'WAL',
  dutyContact: { phone: '01632 960601', hours: 'Mon-Fri 08:30-17:00', outOfHours: '01632 960602' },
};

/** Every agency of the practice ground. */
export const agencies: readonly PersonaAgency[] = [
  ...[leafshire, northmere, willowbank, alderbrook, harbour],
  glanmor,
];
