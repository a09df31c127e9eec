import type { AuditCell } from '@pontio/audit-contract';
import type { DecisionCell } from '@pontio/decision';

/** A decided cell as far as an event tells of it. */
export interface CellFate {
  readonly category: string;
  readonly coordinate: string;
  readonly status: AuditCell['status'];
  readonly cell: Pick<DecisionCell, 'reason' | 'ref'>;
}

/** Only a decided fate has the decision's reason; what a source did or lacked has none. */
const DECIDED = new Set<AuditCell['status']>(['RETURNED', 'TRANSFORMED', 'DECIDED', 'WITHHELD', 'HIDDEN']);

/** Cells of one category, status, reason and reference become one line that lists their fields. */
export function packCells(fates: readonly CellFate[]): AuditCell[] {
  const lines = Map.groupBy(fates, ({ category, status, cell }) =>
    [category, status, cell.reason, cell.ref].join(' '),
  );
  return [...lines.values()].flatMap((line) => {
    const [first] = line;
    if (first === undefined) return [];
    const { category, status, cell } = first;
    const fields = line.map(({ coordinate }) => coordinate).sort();
    const why = { reason: cell.reason, ...(cell.ref !== undefined && { ref: cell.ref }) };
    return [{ category, fields, status, ...(DECIDED.has(status) && why) }];
  });
}
