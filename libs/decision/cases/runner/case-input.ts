import { NOBODY } from '@pontio/decision';
import type {
  ActorFacts,
  AgreementFacts,
  Ask,
  BreakGlassFacts,
  ConsentFacts,
  DecisionInput,
  FieldQuestion,
  InvolvementFacts,
  JudgementFacts,
  ReferenceRow,
  RepresentativeFacts,
  RestrictionFacts,
  SubjectFacts,
} from '../../src/index.js';
import type {
  AgreementEntry,
  AskEntry,
  CaseFile,
  ConsentEntry,
  JudgementEntry,
  PersonEntry,
  RepresentativeEntry,
  RestrictionEntry,
} from './case-file.js';
import { type CastName, agencyFacts, agencyId } from './cast.js';

/** The case that every request quotes, unless its file says otherwise. */
export const CASE_REF = 'CASE-0001';
const BEFORE = '2026-06-01T09:00:00.000Z';
const ROLES_THAT_BREAK_GLASS = ['HOSPITAL_DOCTOR', 'NURSE', 'SOCIAL_WORKER'];

/** The facts of a case, with what the conventions of the case list leave unsaid. */
export function toInput(file: CaseFile): DecisionInput {
  const nation = file.nation ?? 'ENG';
  const holders = [...new Set(file.asks.map((ask) => ask.of))];
  return {
    decisionId: `dec_case_${file.case}`,
    at: `${file.date ?? '2026-11-01'}T10:00:00.000Z`,
    request: {
      id: `req_case_${file.case}`,
      purpose: file.purpose,
      ...(file.caseRef === undefined && { caseRef: CASE_REF }),
      gateways: file.law,
      mode: file.breakGlass === undefined ? 'NORMAL' : 'BREAK_GLASS',
      ...(file.breakGlass !== undefined && { breakGlass: breakGlassOf(file, file.breakGlass) }),
      ...(file.onBehalfOf !== undefined && { onBehalfOf: personId(file.onBehalfOf) }),
      manner: isPush(file) ? 'PUSH' : 'QUERY',
      flow: file.flow ?? 'ONE_OFF',
    },
    recipient: agencyFacts(file.recipient, nation, file.assuredTo, ROLES_THAT_BREAK_GLASS),
    actor: actorOf(file),
    holders: holders.map((name) => agencyFacts(name, file.holdersIn ?? nation)),
    agreements: agreementsOf(file, holders),
    subjects: [
      ...Object.entries(file.people).map(([name, person]) => subjectOf(name, person, file)),
      ...agenciesAskedAbout(file).map(agencySubject),
    ],
    auditWritable: file.audit !== 'down',
    jurisdiction: nation,
    asks: file.asks.map((ask) => askOf(ask, file)),
  };
}

/** An ask about nobody among the people is about an agency of the cast. */
const agenciesAskedAbout = ({ asks, people }: CaseFile): CastName[] => [
  ...new Set(asks.map(({ about }) => about).filter((about) => !(about in people)) as CastName[]),
];

const agencySubject = (name: CastName): SubjectFacts => ({ ...NOBODY, id: agencyId(name), kind: 'AGENCY' });

function breakGlassOf(file: CaseFile, justification: string): BreakGlassFacts {
  return {
    id: 'bgl_case',
    ground: file.breakGlassGround ?? 'LIFE_RISK',
    justification,
    until: `${file.date ?? '2026-11-01'}T${file.breakGlassEnded === true ? '09:30' : '10:30'}:00.000Z`,
    personIds: (file.breakGlassAbout ?? Object.keys(file.people)).map(personId),
    extended: file.brokenTwice === true,
  };
}

/** The id by which decisions know a person of a case. */
export const personId = (name: string): string => `per_${name.replaceAll(' ', '_')}`;

const isPush = ({ practitioner, recipient }: CaseFile): boolean =>
  practitioner.of !== undefined && practitioner.of !== recipient;

function actorOf({ practitioner, recipient }: CaseFile): ActorFacts {
  return {
    id: 'prc_asker',
    agencyId: agencyId(practitioner.of ?? recipient),
    role: practitioner.role,
    aal: practitioner.signedIn ?? 2,
    trainingValidTo: practitioner.trainedTo ?? '2027-06-30',
    status: practitioner.status ?? 'ACTIVE',
    teamIds: [],
    ...(practitioner.is !== undefined && { staffPersonId: personId(practitioner.is) }),
  };
}

function agreementsOf(file: CaseFile, holders: readonly CastName[]): AgreementFacts[] {
  if (file.agreement === 'none') return [];
  const entry: AgreementEntry = file.agreement ?? {};
  const parties = [...new Set([file.recipient, ...holders])];
  return [
    {
      id: 'agr_case',
      version: 1,
      kind: 'ISP',
      status: entry.status ?? 'LIVE',
      purposes: entry.purposes ?? [file.purpose],
      compatiblePurposes: [],
      parties: parties.map((name) => ({ agencyId: agencyId(name), signedAt: BEFORE })),
      law: file.law.map((gateway) => ({ gateway })),
      referenceTable: file.asks
        .filter(({ listed }) => listed !== false)
        .map((ask) => rowOf(ask, file, entry)),
      matchGradeMin: 'Match',
      aalMin: 2,
      review: { dueAt: entry.reviewDue ?? '2027-06-30', graceDays: 30 },
    },
  ];
}

function rowOf(ask: AskEntry, { recipient }: CaseFile, entry: AgreementEntry): ReferenceRow {
  return {
    category: ask.category,
    fields: [ask.field],
    level: ask.level,
    from: agencyId(ask.of),
    to: [agencyId(recipient)],
    depth: entry.depth ?? 'HEADLINE',
    about: 'ANY',
    ...(entry.includesOthers !== undefined && { includesOthers: entry.includesOthers }),
    ...(entry.deleteAfterDays !== undefined && { deleteAfterDays: entry.deleteAfterDays }),
    ...(entry.standingJudgement !== 'none' && {
      standingJudgement: { by: 'prc_holder', at: BEFORE, upTo: 'C3' as const },
    }),
  };
}

function subjectOf(name: string, person: PersonEntry, file: CaseFile): SubjectFacts {
  return {
    id: personId(name),
    kind: 'PERSON',
    match: person.match ?? 'Match',
    ...(person.age === 'unborn' ? { unborn: true } : { birthDate: bornYearsBefore(file.date, person.age) }),
    relatedPersonIds: (person.family ?? []).map(personId),
    involvement: involvementOf(person, file),
    consents: (person.consent ?? []).map(consentOf),
    restrictions: (person.restrictions ?? []).map(restrictionOf),
    judgements: (person.judgements ?? []).map(judgementOf),
    competence:
      person.competence === undefined ? [] : [{ domain: 'sharing', outcome: person.competence, at: BEFORE }],
    representatives: (person.representatives ?? []).map(representativeOf),
  };
}

function involvementOf(
  { involved: evidence = 'SOURCE_SYSTEM' }: PersonEntry,
  file: CaseFile,
): InvolvementFacts[] {
  if (evidence === 'nobody') return [];
  const [agency, from] = [agencyId(file.recipient), '2026-06-01'];
  return [{ agencyId: agency, actorId: 'prc_asker', role: 'LEAD', caseRef: CASE_REF, from, evidence }];
}

function representativeOf({ who, as, keptFromNotice }: RepresentativeEntry): RepresentativeFacts {
  return {
    personId: personId(who),
    capacity: as,
    from: '2020-01-01',
    ...(keptFromNotice !== undefined && { excludedFromNotice: keptFromNotice }),
  };
}

function bornYearsBefore(date = '2026-11-01', age: number): string {
  const [year = '', ...day] = date.split('-');
  return [String(Number(year) - age), ...day].join('-');
}

function consentOf(entry: ConsentEntry, index: number): ConsentFacts {
  return {
    id: `con_${String(index)}`,
    kind: entry.kind ?? 'CONFIDENTIALITY_CONSENT',
    state: entry.state,
    scope: {
      purposes: entry.purposes ?? [],
      categories: [],
      holders: [],
      recipients: [...(entry.recipients ?? []).map(agencyId), ...(entry.people ?? []).map(personId)],
    },
    explicit: entry.explicit ?? false,
    givenBy: personId(entry.by),
    capacity: entry.as ?? 'SELF',
    at: BEFORE,
    ...(entry.until !== undefined && { validTo: entry.until }),
  };
}

function restrictionOf(entry: RestrictionEntry, index: number): RestrictionFacts {
  return {
    id: `res_${String(index)}`,
    code: entry.code,
    setBy: agencyId(entry.setBy),
    from: '2026-06-01',
    hides: entry.hides ?? [],
    categories: entry.categories ?? [],
    fromAgencies: [...(entry.from ?? []).map(agencyId), ...(entry.fromPeople ?? []).map(personId)],
    exceptPurposes: entry.exceptPurposes ?? [],
    exceptApprovers: entry.exceptPractitioner === true ? ['prc_asker'] : [],
    breakGlass: entry.breakGlass ?? 'FORBIDDEN',
    dangerousPersonIds: (entry.dangerous ?? []).map(personId),
  };
}

function judgementOf(entry: JudgementEntry, index: number): JudgementFacts {
  return {
    id: `jud_${String(index)}`,
    kind: entry.kind,
    agencyId: agencyId(entry.of),
    by: 'prc_holder',
    at: BEFORE,
    categories: entry.categories ?? [],
    recipients: (entry.recipients ?? []).map(agencyId),
    ...(entry.condition !== undefined && { condition: entry.condition }),
    ...(entry.ref !== undefined && { ref: entry.ref }),
  };
}

function askOf(ask: AskEntry, { people }: CaseFile): Ask {
  const subjectId = ask.about in people ? personId(ask.about) : agencyId(ask.about as CastName);
  return { subjectId, holderId: agencyId(ask.of), fields: [questionOf(ask)] };
}

function questionOf(ask: AskEntry): FieldQuestion {
  const { mentions, receivedFrom, disputed, onward, prohibitions } = ask;
  return {
    field: ask.field,
    label: {
      category: ask.category,
      level: ask.level,
      nature: ask.nature ?? 'FACT',
      locationRevealing: ask.locationRevealing ?? false,
      existenceSensitive: ask.existenceSensitive ?? false,
      ...(onward !== undefined && { onward }),
      ...(prohibitions !== undefined && { prohibitions }),
    },
    ...(mentions !== undefined && { mentions: mentions.map(personId) }),
    ...(receivedFrom !== undefined && {
      receivedFrom: { agencyId: agencyId(receivedFrom.agency), purpose: receivedFrom.purpose },
    }),
    ...(disputed !== undefined && { disputed }),
  };
}
