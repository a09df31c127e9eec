import type { Outcome } from '../../domain/outcome.js';
import type { AgreementCells } from './agreement-change.js';
import type { AgreementQuestion, AskedCell } from './agreement-question.js';
import { groupBy, unique, union } from '../group-differences.js';

/** One cell that becomes visible or stops in some circumstance. */
export interface ChangedCell {
  readonly question: AgreementQuestion;
  readonly cell: AskedCell;
  readonly change: AgreementCells['change'];
  readonly before: Outcome;
  readonly after: Outcome;
}

/** Puts cells of one field or category between two agencies together, with everything they are asked for. */
export function groupCells(cells: readonly ChangedCell[]): readonly AgreementCells[] {
  const keyOf = ({ question: { route }, cell, change }: ChangedCell): string =>
    JSON.stringify([change, route.from.agencyId, route.to.agencyId, cell.kind.category, cell.field ?? null]);
  return groupBy(cells, keyOf).flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [grouped(first, group)];
  });
}

function grouped(first: ChangedCell, group: readonly ChangedCell[]): AgreementCells {
  const { question, cell, change, before, after } = first;
  const answered = ({ shared, reason, must }: Outcome) => ({ shared, reason, must });
  return {
    change,
    from: question.route.from.agencyId,
    to: question.route.to.agencyId,
    category: cell.kind.category,
    ...(cell.field !== undefined && { field: cell.field }),
    levels: [...unique(group.map((one) => one.cell.kind.level))].sort(),
    purposes: union(
      group.map(({ question: { errand } }) => ({ purpose: errand.purpose, roles: [errand.role] })),
    ),
    nations: unique(group.map((one) => one.question.nation)),
    subjects: unique(group.map((one) => one.question.subject)),
    cells: group.length,
    before: answered(before),
    after: answered(after),
  };
}
