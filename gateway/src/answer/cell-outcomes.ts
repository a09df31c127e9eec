import type { DecisionCell } from '@pontio/decision';
import type { IgLabel } from '@pontio/field-labels';
import { PontioError } from '@pontio/errors';
import { isReleased } from '../executor/release-plan.js';
import type { SourceReports } from '../executor/source-report.js';
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

/** Each asked cell with its subject, holder, label and decision. */
export function askedCells(exchange: Exchange): readonly Omit<CellOutcome, 'status'>[] {
  const { cells } = exchange.get('plan');
  const { decision, holderOf } = exchange.get('decided');
  const { labels } = exchange.get('incoming').supergraph;
  const subjects = new Map(exchange.get('subjects').map((subject) => [subject.place, subject]));
  const decided = new Map(
    decision.cells.map((cell) => [`${cell.subjectId} ${cell.holderId} ${cell.field}`, cell]),
  );
  return cells.map(({ place, subgraph, coordinate }) => {
    const subject = subjects.get(place);
    const holderId = subject && holderOf(subgraph, subject);
    const cell = subject && decided.get(`${subject.id} ${holderId} ${coordinate}`);
    const label = labels.get(coordinate);
    if (!subject || !holderId || !cell || !label)
      throw new PontioError('INTERNAL', { detail: `no decision for ${coordinate}` });
    return { subject, subgraph, holderId, coordinate, label, cell };
  });
}

/**
 * Each asked cell with what its source answered: the one account from which the manifest, the reasons and
 * the audit events are all drawn, so that they cannot disagree.
 */
export function cellOutcomes(exchange: Exchange): readonly CellOutcome[] {
  const { sources } = exchange.get('fetched');
  return askedCells(exchange).map((asked) => ({ ...asked, status: statusOf(asked, sources) }));
}

function statusOf(
  { cell, subject, holderId, subgraph, coordinate }: Omit<CellOutcome, 'status'>,
  sources: SourceReports,
): CellOutcome['status'] {
  if (cell.result === 'HIDE') return 'HIDDEN';
  if (!isReleased(cell)) return 'WITHHELD';
  const report = sources.of(subgraph);
  if (report.holds(cell.subjectId, coordinate)) return cell.result === 'ALLOW' ? 'RETURNED' : 'TRANSFORMED';
  if (report.unavailable) return 'UNAVAILABLE';
  // A source that was never reached, because what leads to it failed, has not said that it holds nothing.
  return isUnknownAt(holderId, subject) || report.hasAnswered(cell.subjectId, coordinate)
    ? 'NONE_HELD'
    : 'UNAVAILABLE';
}

/** Whether something of a cell was given. */
export function isGiven({ status }: Pick<CellOutcome, 'status'>): boolean {
  return status === 'RETURNED' || status === 'TRANSFORMED';
}

function isUnknownAt(holderId: string, { kind, recordIds, severalRecordsAt }: Subject): boolean {
  return kind === 'PERSON' && recordIds[holderId] === undefined && !severalRecordsAt.includes(holderId);
}
