import type { AgreementFacts, DecisionInput, FieldQuestion, SubjectFacts } from '@pontio/decision';
import { CASE_REF, type CastName, agencyFacts, agencyId } from '@pontio/decision/cases';
import { type CategoryCode, categoryOf } from '@pontio/vocabulary';

const HOLDERS: readonly CastName[] = ['school', 'GP', 'hospital', 'police', 'housing', 'charity'];
const RECIPIENT: CastName = 'council';
const BEFORE = '2026-06-01T09:00:00.000Z';

/** What a social worker asks of each agency, four fields of each. */
const CATEGORIES: readonly CategoryCode[] = [
  'WHO_INVOLVED',
  'DEMOGRAPHIC',
  'LOCATION',
  'FAMILY',
  'EDUCATION',
  'HOUSING',
  'PLAN_STATUS',
  'HEALTH_CORE',
  'DOMESTIC_ABUSE',
  'VOICE',
];
const FIELDS_EACH = 4;

function fieldsOf(holder: CastName): readonly FieldQuestion[] {
  return CATEGORIES.flatMap((category) =>
    Array.from({ length: FIELDS_EACH }, (_none, index) => ({
      field: `${holder}.${category.toLowerCase()}${String(index + 1)}`,
      label: {
        category,
        level: categoryOf(category).level,
        nature: 'FACT',
        locationRevealing: category === 'LOCATION',
        existenceSensitive: false,
      },
    })),
  );
}

const child: SubjectFacts = {
  id: 'per_child',
  kind: 'PERSON',
  match: 'Match',
  birthDate: '2015-03-09',
  relatedPersonIds: ['per_mother', 'per_father'],
  involvement: [
    {
      agencyId: agencyId(RECIPIENT),
      actorId: 'prc_asker',
      role: 'LEAD',
      caseRef: CASE_REF,
      from: '2026-06-01',
      evidence: 'SOURCE_SYSTEM',
    },
  ],
  consents: [
    {
      id: 'con_mother',
      kind: 'CONFIDENTIALITY_CONSENT',
      state: 'REFUSED',
      scope: { purposes: [], categories: ['HOUSING'], holders: [], recipients: [] },
      explicit: true,
      givenBy: 'per_mother',
      capacity: 'PR',
      at: BEFORE,
    },
  ],
  restrictions: [
    {
      id: 'res_safety',
      code: 'R.DA_SAFETY',
      setBy: agencyId('police'),
      from: '2026-06-01',
      hides: ['LOCATION'],
      categories: [],
      fromAgencies: [agencyId('charity')],
      exceptPurposes: [],
      exceptApprovers: [],
      breakGlass: 'FORBIDDEN',
      dangerousPersonIds: ['per_father'],
    },
  ],
  judgements: [
    {
      id: 'jud_detriment',
      kind: 'DETRIMENT',
      agencyId: agencyId('GP'),
      by: 'prc_gp',
      at: BEFORE,
      categories: ['VOICE'],
      recipients: [],
    },
  ],
  competence: [],
  representatives: [{ personId: 'per_mother', capacity: 'PR', from: '2015-03-09' }],
};

const agreement: AgreementFacts = {
  id: 'agr_family',
  version: 3,
  kind: 'ISP',
  status: 'LIVE',
  purposes: ['SAFEGUARD_CHILD'],
  compatiblePurposes: [],
  parties: [RECIPIENT, ...HOLDERS].map((name) => ({ agencyId: agencyId(name), signedAt: BEFORE })),
  law: [{ gateway: 'ENG.CA2004.16LA' }],
  referenceTable: HOLDERS.flatMap((holder) =>
    CATEGORIES.map((category) => ({
      category,
      fields: [],
      level: 'C3',
      from: agencyId(holder),
      to: [agencyId(RECIPIENT)],
      depth: 'HEADLINE',
      standingJudgement: { by: 'prc_holder', at: BEFORE, upTo: 'C3' },
    })),
  ),
  matchGradeMin: 'Match',
  aalMin: 2,
  review: { dueAt: '2027-06-30', graceDays: 30 },
};

/** A social worker asks six agencies for forty fields each, about one child. */
export const onePerson: DecisionInput = {
  decisionId: 'dec_0',
  at: '2026-11-01T10:00:00.000Z',
  request: {
    id: 'req_0',
    purpose: 'SAFEGUARD_CHILD',
    caseRef: CASE_REF,
    gateways: ['ENG.CA2004.16LA', 'EW.CA1989.47', 'ENG.CA2004.10-11'],
    mode: 'NORMAL',
  },
  recipient: agencyFacts(RECIPIENT, 'ENG'),
  actor: {
    id: 'prc_asker',
    agencyId: agencyId(RECIPIENT),
    role: 'SOCIAL_WORKER',
    aal: 2,
    trainingValidTo: '2027-06-30',
    status: 'ACTIVE',
    teamIds: [],
  },
  holders: HOLDERS.map((name) => agencyFacts(name, 'ENG')),
  agreements: [agreement],
  subjects: [child],
  auditWritable: true,
  jurisdiction: 'ENG',
  asks: HOLDERS.map((name) => ({
    subjectId: child.id,
    holderId: agencyId(name),
    fields: fieldsOf(name),
  })),
};
