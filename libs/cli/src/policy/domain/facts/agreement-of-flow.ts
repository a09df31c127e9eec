import type { AgreementFacts, ReferenceRow } from '@pontio/decision';
import { CATEGORY_CODES, type PurposeCode, purposeOf } from '@pontio/vocabulary';
import type { Flow } from '../circumstance.js';
import type { DayFacts } from './day-facts.js';

/** The agreement between a holder and a recipient, as a flow has it. */
export function agreementsOf(
  { cover }: Flow,
  purpose: PurposeCode,
  holderId: string,
  recipientId: string,
  day: DayFacts,
): readonly AgreementFacts[] {
  if (cover === 'NONE') return [];
  const rows = cover === 'ROW' || cover === 'JUDGED_ROW';
  return day.keep(`agreement ${cover} ${purpose} ${holderId}`, () => [
    {
      id: 'agr_rehearsal',
      version: 1,
      kind: 'ISP',
      status: 'LIVE',
      purposes: [purpose],
      compatiblePurposes: [],
      parties: [holderId, recipientId].map((agencyId) => ({ agencyId, signedAt: day.earlierAt })),
      law: [],
      referenceTable: rows ? rowsFor(purpose, holderId, recipientId, cover === 'JUDGED_ROW', day) : [],
      matchGradeMin: 'Match',
      aalMin: 2,
      review: { dueAt: cover === 'EXPIRED' ? day.earlier : day.later.replace('9999', '9000'), graceDays: 0 },
    },
  ]);
}

/** A row for every kind of information, at the depth that the purpose reaches. */
function rowsFor(
  purpose: PurposeCode,
  from: string,
  to: string,
  judged: boolean,
  { earlierAt }: DayFacts,
): readonly ReferenceRow[] {
  return CATEGORY_CODES.map((category) => ({
    category,
    fields: [],
    level: 'C5',
    from,
    to: [to],
    depth: purposeOf(purpose).depth,
    about: 'ANY',
    ...(judged && { standingJudgement: { by: 'prc_holder', at: earlierAt, upTo: 'C3' as const } }),
  }));
}
