import type { DecisionCell } from '@pontio/decision';
import type { OwnerOutcome, ValueStatus } from '../answer/cell-outcomes.js';
import { fateOf } from '../answer/fates.js';
import { shapeOfRows } from '../answer/owner-groups.js';
import type { TakenDecision } from '../answer/told.js';
import type { Exchange, Round } from '../exchange.js';
import type { RowQuestion } from '../executor/judge-rows.js';
import { isReleased } from '../executor/mask.js';
import type { GatewayParts } from '../gateway-parts.js';
import { refuseUnknown } from '../stages/check-obligations.js';
import { decideAsks } from './decide-asks.js';

/** Decides about rows that came with labels of their own. Nothing more is asked about them. */
export async function decideRows(
  exchange: Exchange,
  question: RowQuestion,
  parts: GatewayParts,
  signal: AbortSignal | undefined,
): Promise<Round & { readonly taken: TakenDecision }> {
  const { subjects, mentioned, asks } = question;
  const taken = await decideAsks(exchange.get('context'), { subjects, mentioned, asks, signal }, parts);
  await refuseUnknown(taken.decision, exchange, parts);
  const { obligations } = taken.decision;
  return { subjects: [], taken, obligations, rows: rowOutcomes(question, taken) };
}

/** What became of the values that stood in such rows; of what did not stand there nothing became. */
function rowOutcomes({ subgraph, groups, asks }: RowQuestion, taken: TakenDecision): readonly OwnerOutcome[] {
  let from = 0;
  const outcomes = groups.map(({ about: subject, held }, index): OwnerOutcome => {
    const { holderId = '', fields = [] } = asks[index] ?? {};
    const cells = taken.decision.cells.slice(from, (from += fields.length));
    const group = { subject, holderId, taken, cells, shape: shapeOfRows(subgraph, fields) };
    const statuses = cells.map((cell) => (held.has(cell.field) ? statusOf(cell) : undefined));
    return { ...group, fate: fateOf(group, statuses), isRow: true };
  });
  return outcomes.filter(({ fate }) => fate.lines.length > 0);
}

function statusOf(cell: DecisionCell): ValueStatus {
  if (cell.result === 'HIDE') return 'HIDDEN';
  if (!isReleased(cell)) return 'WITHHELD';
  return cell.result === 'ALLOW' ? 'RETURNED' : 'TRANSFORMED';
}
