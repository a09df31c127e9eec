import type { CategoryCode } from '@pontio/vocabulary';
import {
  type ConsentFacts,
  type JudgementFacts,
  NOBODY,
  type RestrictionFacts,
  type SubjectFacts,
} from '@pontio/decision';
import type { Answer, Circumstance, Guard } from '../circumstance.js';
import type { Kind, SubjectKind } from '../question.js';
import type { Asked } from '../to-decision-input.js';
import type { DayFacts } from './day-facts.js';

const SUBJECT = 'per_subject';
const CHILD = 'per_child_of_family';

/** The person (or agency) that a question is about, with all that a circumstance says of them. */
export function subjectOf(
  kind: SubjectKind,
  asked: Asked,
  holderId: string,
  circumstance: Circumstance,
  kinds: readonly Kind[],
  day: DayFacts,
): SubjectFacts {
  const { answer, judged, recorded, guard } = circumstance;
  const { purpose } = asked.errand;
  const hidden = guard !== 'NONE' && guard.hides === 'CATEGORY' ? kinds.map(({ category }) => category) : [];
  const key = JSON.stringify([kind, purpose, holderId, answer, judged, recorded, guard, hidden]);
  return day.keep(key, () => makeSubject(kind, purpose, holderId, circumstance, hidden, day));
}

function makeSubject(
  kind: SubjectKind,
  purpose: string,
  holderId: string,
  { answer, judged, recorded, guard }: Circumstance,
  hidden: readonly CategoryCode[],
  day: DayFacts,
): SubjectFacts {
  const id = kind === 'AGENCY' ? 'agy_recipient' : SUBJECT;
  const judgement = judgementMaker(holderId, day);
  return {
    ...NOBODY,
    ...personOf(kind, day),
    id,
    match: 'Match',
    relatedPersonIds: kind === 'ADULT_OF_CHILD' || kind === 'ADULT_OF_UNBORN' ? [CHILD] : [],
    involvement: [involvementOf(day)],
    consents: consentsOf(answer, id, purpose, day),
    judgements: [
      ...judged.map((of) => judgement({ kind: of })),
      ...recorded.map((condition) => judgement({ kind: 'CONDITION', condition })),
    ],
    restrictions: restrictionsOf(guard, hidden, day),
    competence:
      answer.said === 'COMPETENT_NO' ? [{ domain: 'sharing', outcome: 'COMPETENT', at: day.earlierAt }] : [],
  };
}

/** The child by whom somebody is an adult of a child's family. */
export function companionOf(kind: SubjectKind, { childBorn, keep }: DayFacts): readonly SubjectFacts[] {
  const child = { ...NOBODY, id: CHILD, match: 'Match' } as const;
  if (kind === 'ADULT_OF_CHILD') return keep('child', () => [{ ...child, birthDate: childBorn }]);
  return kind === 'ADULT_OF_UNBORN' ? keep('unborn', () => [{ ...child, unborn: true }]) : [];
}

function personOf(kind: SubjectKind, { childBorn, adultBorn }: DayFacts): Partial<SubjectFacts> {
  switch (kind) {
    case 'AGENCY':
      return { kind: 'AGENCY' };
    case 'CHILD':
      return { birthDate: childBorn };
    case 'UNBORN':
      return { unborn: true };
    case 'AGE_UNKNOWN':
      return {};
    case 'ADULT':
    case 'ADULT_OF_CHILD':
    case 'ADULT_OF_UNBORN':
      return { birthDate: adultBorn };
  }
}

/** Practitioners are on the case: who is not is stopped whatever the law. */
const involvementOf = ({ earlier }: DayFacts): SubjectFacts['involvement'][number] => ({
  agencyId: 'agy_recipient',
  actorId: 'prc_asker',
  role: 'LEAD',
  caseRef: 'CASE-1',
  from: earlier,
  evidence: 'SOURCE_SYSTEM',
});

function judgementMaker(
  agencyId: string,
  { earlierAt }: DayFacts,
): (what: Pick<JudgementFacts, 'kind' | 'condition'>) => JudgementFacts {
  return (what) => ({
    id: `jud_${what.kind}_${what.condition ?? ''}`,
    agencyId,
    by: 'prc_holder',
    at: earlierAt,
    categories: [],
    recipients: [],
    ...(what.kind === 'EXEMPTION' && { ref: 'Sch 2 para 2' }),
    ...what,
  });
}

function consentsOf(
  answer: Answer,
  givenBy: string,
  purpose: string,
  day: DayFacts,
): readonly ConsentFacts[] {
  const { said } = answer;
  if (said === 'NOTHING') return [];
  const form = 'form' in answer ? answer.form : said === 'COMPETENT_NO' ? 'SPECIFIC' : 'GENERAL';
  const narrow = form !== 'GENERAL';
  return [
    {
      id: 'con_rehearsal',
      kind: said === 'OBJECTION' ? 'OBJECTION_ART21' : 'CONFIDENTIALITY_CONSENT',
      state: said === 'OBJECTION' ? 'GIVEN' : said === 'COMPETENT_NO' ? 'REFUSED' : said,
      scope: {
        purposes: narrow ? [purpose] : [],
        categories: [],
        holders: [],
        recipients: narrow ? ['agy_recipient'] : [],
      },
      explicit: form === 'EXPLICIT',
      givenBy,
      capacity: 'SELF',
      at: day.earlierAt,
    },
  ];
}

function restrictionsOf(
  guard: Guard,
  hidden: readonly CategoryCode[],
  { earlier }: DayFacts,
): readonly RestrictionFacts[] {
  if (guard === 'NONE') return [];
  return [
    {
      id: 'res_rehearsal',
      code: guard.code,
      setBy: 'agy_elsewhere',
      from: earlier,
      hides: [guard.hides],
      categories: hidden,
      fromAgencies: [],
      exceptPurposes: [],
      exceptApprovers: [],
      breakGlass: 'ALLOWED',
      dangerousPersonIds: [],
    },
  ];
}
