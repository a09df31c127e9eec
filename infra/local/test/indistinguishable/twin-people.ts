import type { AskEntry, CaseFile, CastName, PersonEntry } from '@pontio/decision/cases';
import type { NamedCase } from '../golden/case-subgraphs.js';

const plain: PersonEntry = { age: 10 };
const confirmed: PersonEntry = {
  ...plain,
  judgements: (['hospital', 'sexual-health clinic'] as const).map((of) => ({
    ...{ kind: 'CASE', of },
    categories: ['SEXUAL_HEALTH'],
  })),
};
const notInvolved: PersonEntry = { age: 40, involved: 'nobody' };

/** People who differ in one thing: of the first it exists and is hidden, of the second it does not exist. */
const people: Readonly<Record<string, PersonEntry>> = {
  'with-clinic': plain,
  'without-clinic': plain,
  'kept-clinic': {
    ...confirmed,
    restrictions: [
      { code: 'R.SRH', setBy: 'sexual-health clinic', hides: ['EXISTENCE'], categories: ['SEXUAL_HEALTH'] },
    ],
  },
  'kept-nothing': {
    ...confirmed,
    restrictions: [
      { code: 'R.SRH', setBy: 'sexual-health clinic', hides: ['EXISTENCE'], categories: ['SEXUAL_HEALTH'] },
    ],
  },
  'opened-clinic': confirmed,
  'with-address': {
    ...plain,
    restrictions: [{ code: 'R.SENSITIVE_LOCATION', setBy: 'council', hides: ['LOCATION'] }],
  },
  'without-address': {
    ...plain,
    restrictions: [{ code: 'R.SENSITIVE_LOCATION', setBy: 'council', hides: ['LOCATION'] }],
  },
  'with-rows': plain,
  'without-rows': plain,
  'with-mention': plain,
  'without-mention': plain,
  'with-uncle': plain,
  'without-uncle': plain,
  'with-stranger': plain,
  'without-stranger': plain,
  'with-protected': plain,
  'without-protected': plain,
  'with-herself': plain,
  'without-herself': plain,
  brother: plain,
  uncle: notInvolved,
  protected: { age: 30, restrictions: [{ code: 'R.PROTECTED_PERSON', setBy: 'police', hides: ['ALL'] }] },
  unknown: { ...plain, match: 'NoMatch' },
};

type Asked = Pick<AskEntry, 'of' | 'field' | 'category' | 'level'> & Partial<AskEntry>;

/** What the agreement of the case lists; each field is asked about everybody. */
const fields: readonly Asked[] = [
  { of: 'hospital', field: 'HealthRecord.allergies', category: 'HEALTH_CORE', level: 'C3' },
  { of: 'hospital', field: 'Medicine.name', category: 'HEALTH_CORE', level: 'C3' },
  {
    ...{ of: 'hospital', field: 'HealthRecord.registeredPractice', category: 'LOCATION', level: 'C2' },
    locationRevealing: true,
  },
  { of: 'police', field: 'PoliceRecord.reporter', category: 'SOCIAL_CARE_NARRATIVE', level: 'C3' },
  { of: 'police', field: 'Incident.people', category: 'SOCIAL_CARE_NARRATIVE', level: 'C3' },
  { of: 'police', field: 'Incident.on', category: 'SOCIAL_CARE_NARRATIVE', level: 'C3' },
  { of: 'hospital', field: 'Contact.kind', category: 'SEXUAL_HEALTH', level: 'C4' },
  { of: 'sexual-health clinic', field: 'ClinicRecord.visits', category: 'SEXUAL_HEALTH', level: 'C4' },
];

const file: CaseFile = {
  ...{ case: 'twins', title: 'People who differ in what is hidden', purpose: 'SAFEGUARD_CHILD' },
  law: ['ENG.CA2004.16LA'],
  recipient: 'council',
  practitioner: { role: 'SOCIAL_WORKER' },
  people,
  asks: fields.map((field) => ({ about: 'with-clinic', ...field, expect: 'ALLOW' })),
  expect: { overall: 'PARTIAL', outcome: 'MUST', obligations: [] },
};

/** One case that they are all of. */
export const twins: NamedCase = { key: 'Ctwins', file };

const KNOWN_BY: Readonly<Record<string, readonly CastName[]>> = { unknown: [] };

/** The agencies that hold a record of somebody. Whether the clinic does is one of the differences. */
export function holdersOf(name: string): readonly CastName[] {
  const known = KNOWN_BY[name] ?? ['hospital', 'police'];
  const isAtClinic = ['with-clinic', 'kept-clinic', 'protected'].includes(name);
  return isAtClinic ? [...known, 'sexual-health clinic'] : known;
}
