import type { AgencyFacts, AgreementFacts, DecisionInput, SubjectFacts } from '@pontio/decision';
import type { RegisterDocument } from '@pontio/governance';
import { CAST_NAMES, type CastName, agencyFacts, agencyId, toInput } from '@pontio/decision/cases';
import type { CasePeople } from './case-people.js';
import { type NamedCase, subgraphOf } from './case-subgraphs.js';

/** The facts of a case under the ids they have in the running system. */
export function caseInput({ key, file }: NamedCase, { ids }: CasePeople): DecisionInput {
  const own = new Map([...ids, ['prc_asker', practitionerId(key)], ['agr_case', `AGR-${key}`]]);
  return renamed(toInput(file), own) as DecisionInput;
}

export const practitionerId = (key: string): string => `prc_${key.toLowerCase().replaceAll(/\W|_/g, '')}`;

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, names)]));
}

/** The register that holds the facts of a case and nothing else about its people. */
export function caseRegister(key: string, input: DecisionInput): RegisterDocument {
  const facts = new Map([input.recipient, ...input.holders].map((agency) => [agency.id, agency]));
  const people = input.subjects.filter(({ id, match }) => match === 'Match' && id.startsWith('per_'));
  const { actor } = input;
  return {
    agencies: CAST_NAMES.map((name) => agencyEntry(name, facts.get(agencyId(name)))),
    practitioners: [{ ...actor, role: actor.role as never, teamIds: [...actor.teamIds] }],
    agreements: input.agreements.map((agreement) => agreementEntry(agreement)),
    subjects: people.map(subjectEntry),
    ...recordsOf(people, key),
  };
}

function agencyEntry(
  name: CastName,
  known: AgencyFacts = agencyFacts(name, 'ENG'),
): RegisterDocument['agencies'][number] {
  return {
    ...(structuredClone(known) as unknown as RegisterDocument['agencies'][number]),
    name: { en: name },
    dutyContact: { phone: '01632 960000', hours: 'Mon-Fri 09:00-17:00', outOfHours: '01632 960001' },
    subgraph: subgraphOf(name),
  };
}

function agreementEntry(facts: AgreementFacts): RegisterDocument['agreements'][number] {
  const { parties, law, matchGradeMin, aalMin, review, referenceTable, ...own } = facts;
  return {
    ...own,
    title: { en: 'The agreement of the case' },
    parties: [...parties, ...(parties.length < 2 ? [{ agencyId: agencyId('council') }] : [])].map(
      (party) => ({
        ...party,
        signatory: 'Senior information risk owner',
        role: 'CONTROLLER',
      }),
    ),
    law: law.map(({ gateway }) => ({ gateway, art6: '6-1-e' })),
    referenceTable: referenceTable.map((row) => ({ ...row, necessity: 'As the case says' })),
    identify: { matchGradeMin, identifiers: ['NHS'] },
    security: { aalMin },
    review: { ...review, owner: 'Information governance' },
  } as unknown as RegisterDocument['agreements'][number];
}

function subjectEntry(subject: SubjectFacts): RegisterDocument['subjects'][number] {
  const { id, birthDate, unborn, relatedPersonIds, competence } = subject;
  return {
    id,
    ...(birthDate !== undefined && { birthDate }),
    ...(unborn !== undefined && { unborn }),
    relatedPersonIds: relatedPersonIds.filter((other) => other.startsWith('per_')),
    competence: competence.map((entry) => ({ ...entry })),
  };
}

type Records = Pick<
  RegisterDocument,
  'involvements' | 'consents' | 'restrictions' | 'judgements' | 'representatives'
>;

/** Records get ids of their own: in the case they are only counted. */
function recordsOf(people: readonly SubjectFacts[], key: string): Records {
  const records = (prefix: string, of: (subject: SubjectFacts) => readonly object[]): never[] =>
    people.flatMap((subject, person) =>
      of(subject).map((record, index) => ({
        ...structuredClone(record),
        id: `${prefix}_${key}_${String(person)}_${String(index)}`,
        personId: subject.id,
      })),
    ) as never[];
  return {
    involvements: records('inv', ({ involvement }) => involvement),
    consents: records('con', ({ consents }) => consents),
    restrictions: records('res', ({ restrictions }) => restrictions),
    judgements: records('jud', ({ judgements }) => judgements),
    representatives: people.flatMap((subject, person) =>
      subject.representatives.map(({ personId, ...entry }, index) => ({
        ...entry,
        id: `rep_${key}_${String(person)}_${String(index)}`,
        personId: subject.id,
        representativeId: personId,
        evidence: 'As the case says',
        agencyId: agencyId('council'),
        recordedBy: practitionerId(key),
      })),
    ),
  };
}
