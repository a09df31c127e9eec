import type { AgreementFacts, SubjectFacts } from '@pontio/decision';
import { CASE_REF, type CastName, agencyFacts, agencyId } from '@pontio/decision/cases';
import type { CategoryCode } from '@pontio/vocabulary';

const BEFORE = '2026-06-01T09:00:00.000Z';

/** The agency whose practitioner asks. */
export const RECIPIENT: CastName = 'council';

/** The practitioner who asks, and why: what the token says too. */
export const asker = {
  practitioner: 'prc_asker',
  role: 'SOCIAL_WORKER',
  purpose: 'SAFEGUARD_CHILD',
  case_ref: CASE_REF,
  legal_gateways: ['ENG.CA2004.16LA', 'EW.CA1989.47', 'ENG.CA2004.10-11'],
} as const;

/** Agencies that hold records, each with the subgraph that serves them. */
export type Holders = readonly { readonly subgraph: string; readonly name: CastName }[];

/** The facts about those who ask, those who hold, and what they have agreed. */
export function partyFacts(holders: Holders, categories: readonly CategoryCode[]): object {
  return {
    recipient: agencyFacts(RECIPIENT, 'ENG'),
    actor: {
      id: asker.practitioner,
      agencyId: agencyId(RECIPIENT),
      role: asker.role,
      aal: 2,
      trainingValidTo: '2027-06-30',
      status: 'ACTIVE',
      teamIds: [],
    },
    holders: [RECIPIENT, ...holders.map(({ name }) => name)].map((name) => agencyFacts(name, 'ENG')),
    agreements: [agreement(holders, categories)],
    jurisdiction: 'ENG',
  };
}

function agreement(holders: Holders, categories: readonly CategoryCode[]): AgreementFacts {
  const names = holders.map(({ name }) => name);
  return {
    id: 'agr_family',
    version: 3,
    kind: 'ISP',
    status: 'LIVE',
    purposes: [asker.purpose],
    compatiblePurposes: [],
    parties: [RECIPIENT, ...names].map((name) => ({ agencyId: agencyId(name), signedAt: BEFORE })),
    law: [{ gateway: 'ENG.CA2004.16LA' }],
    referenceTable: names.flatMap((name) =>
      categories.map((category) => ({
        category,
        fields: [],
        level: 'C3' as const,
        from: agencyId(name),
        to: [agencyId(RECIPIENT)],
        depth: 'HEADLINE' as const,
        standingJudgement: { by: 'prc_holder', at: BEFORE, upTo: 'C3' as const },
      })),
    ),
    matchGradeMin: 'Match',
    aalMin: 2,
    review: { dueAt: '2027-06-30', graceDays: 30 },
  };
}

/** A child whom the asker works with, and the categories that are hidden of them. */
export function childFacts(
  id: string,
  hidden: readonly CategoryCode[],
): Omit<SubjectFacts, 'match' | 'kind'> {
  return {
    id,
    birthDate: '2015-03-09',
    relatedPersonIds: [],
    involvement: [
      {
        agencyId: agencyId(RECIPIENT),
        actorId: asker.practitioner,
        role: 'LEAD',
        caseRef: CASE_REF,
        from: '2026-06-01',
        evidence: 'SOURCE_SYSTEM',
      },
    ],
    consents: [],
    restrictions: hidden.length === 0 ? [] : [restrictionOf(id, hidden)],
    judgements: [],
    competence: [],
    representatives: [{ personId: `${id}_mother`, capacity: 'PR', from: '2015-03-09' }],
  };
}

function restrictionOf(
  id: string,
  categories: readonly CategoryCode[],
): SubjectFacts['restrictions'][number] {
  return {
    id: `res_${id}`,
    code: 'R.COMPETENT_CHILD',
    setBy: agencyId(RECIPIENT),
    from: '2026-06-01',
    hides: ['CATEGORY'],
    categories,
    fromAgencies: [],
    exceptPurposes: [],
    exceptApprovers: [],
    breakGlass: 'FORBIDDEN',
    dangerousPersonIds: [],
  };
}
