import type { DecisionCell } from '@pontio/decision';
import type { IgLabel } from '@pontio/field-labels';
import { PontioError } from '@pontio/errors';
import type { Exchange, Subject } from '../exchange.js';

/** What became of one cell: the decision, and then what the source did. */
export interface CellOutcome {
  readonly subject: Subject;
  readonly subgraph: string;
  readonly holderId: string;
  readonly coordinate: string;
  readonly label: IgLabel;
  readonly status: 'RETURNED' | 'TRANSFORMED' | 'NONE_HELD' | 'WITHHELD' | 'HIDDEN' | 'UNAVAILABLE';
  readonly cell: DecisionCell;
}

/**
 * Joins each asked cell with its decision and with what its source answered: the one account from which the
 * manifest, the reasons and the audit events are all drawn, so that they cannot disagree.
 */
export function cellOutcomes(exchange: Exchange): readonly CellOutcome[] {
  const { cells } = exchange.get('plan');
  const { decision, holderOf } = exchange.get('decided');
  const { labels } = exchange.get('incoming').supergraph;
  const subjects = new Map(exchange.get('subjects').map((subject) => [subject.rootKey, subject]));
  const decided = new Map(decision.cells.map((cell) => [`${cell.subjectId} ${cell.holderId} ${cell.field}`, cell]));
  return cells.map(({ rootKey, subgraph, coordinate }) => {
    const subject = subjects.get(rootKey);
    const holderId = holderOf(subgraph);
    const cell = decided.get(`${subject?.id ?? ''} ${holderId} ${coordinate}`);
    const label = labels.get(coordinate);
    if (!subject || !cell || !label) throw new PontioError('INTERNAL', { detail: `no decision for ${coordinate}` });
    return { subject, subgraph, holderId, coordinate, label, cell, status: statusOf(exchange, cell, subgraph, coordinate) };
  });
}

function statusOf(exchange: Exchange, cell: DecisionCell, subgraph: string, coordinate: string): CellOutcome['status'] {
  if (cell.result === 'HIDE') return 'HIDDEN';
  if (cell.result === 'WITHHOLD') return 'WITHHELD';
  const report = exchange.get('fetched').sources.of(subgraph);
  if (report.holds(cell.subjectId, coordinate)) return cell.result === 'TRANSFORM' ? 'TRANSFORMED' : 'RETURNED';
  return report.unavailable ? 'UNAVAILABLE' : 'NONE_HELD';
}
