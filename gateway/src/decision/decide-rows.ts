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
import type { RegisterFacts } from '../registers/governance.client.js';
import { decideAsks, decideOn } from './decide-asks.js';
import { factsAtHand } from './facts-at-hand.js';

/** Those about whom the rows are have been decided about before: in the first decision or in one of these rounds. */
interface Before {
  readonly rounds: readonly Round[];
  readonly signal: AbortSignal | undefined;
}

/**
 * Decides about rows that came with labels of their own. Nothing more is asked about them; and of the registers only
 * where a row speaks of somebody else, so that it takes no longer where there is a row than where there is none.
 */
export async function decideRows(
  exchange: Exchange,
  question: RowQuestion,
  parts: GatewayParts,
  { rounds, signal }: Before,
): Promise<Round & { readonly taken: TakenDecision }> {
  const { subjects, mentioned, asks } = question;
  const context = exchange.get('context');
  const asked = { subjects, mentioned, asks, signal };
  const taken =
    mentioned.length === 0
      ? decideOn(factsBefore(exchange, rounds), context, asked, parts)
      : await decideAsks(context, asked, parts);
  await refuseUnknown(taken.decision, exchange, parts);
  const { obligations } = taken.decision;
  return { subjects: [], taken, obligations, rows: rowOutcomes(question, taken) };
}

/** What rows would be decided as if they spoke of nobody: whom they speak of can only keep back more of them. */
export function foreseeRows(
  exchange: Exchange,
  { subjects, asks }: Pick<RowQuestion, 'subjects' | 'asks'>,
  rounds: readonly Round[],
): readonly DecisionCell[] {
  const { input, engine } = exchange.get('decided');
  const facts = factsBefore(exchange, rounds);
  const ids = new Set(subjects.map(({ id }) => id));
  const people = facts.subjects.filter(({ id }) => ids.has(id));
  return engine.decide({ ...input, ...facts, subjects: people, asks }).cells;
}

function factsBefore(exchange: Exchange, rounds: readonly Round[]): RegisterFacts {
  return factsAtHand([exchange.get('decided'), ...rounds.flatMap(({ taken }) => taken ?? [])]);
}

/** What became of the values that stood in such rows; of what did not stand there nothing became. */
function rowOutcomes({ subgraph, groups, asks }: RowQuestion, taken: TakenDecision): readonly OwnerOutcome[] {
  let from = 0;
  const outcomes = groups.map(({ about: subject, held }, index): OwnerOutcome => {
    const { holderId = '', fields = [] } = asks[index] ?? {};
    const cells = taken.decision.cells.slice(from, (from += fields.length));
    const group = { subject, holderId, taken, cells, shape: shapeOfRows(subgraph, fields) };
    const fate = fateOf(group, (cell) => (held.has(cell.field) ? statusOf(cell) : undefined));
    return { ...group, fate, isRow: true };
  });
  return outcomes.filter(({ fate }) => fate.lines.length > 0);
}

function statusOf(cell: DecisionCell): ValueStatus {
  if (cell.result === 'HIDE') return 'HIDDEN';
  if (!isReleased(cell)) return 'WITHHELD';
  return cell.result === 'ALLOW' ? 'RETURNED' : 'TRANSFORMED';
}
