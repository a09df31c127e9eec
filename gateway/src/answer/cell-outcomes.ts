import type { DecisionCell } from '@pontio/decision';
import type { IgLabel } from '@pontio/field-labels';
import { PontioError } from '@pontio/errors';
import { isReleased } from '../executor/mask.js';
import type { SourceReports } from '../executor/source-report.js';
import type { Exchange, Subject } from '../exchange.js';
import type { TakenDecision } from './told.js';

/** What became of one cell: the decision, and then what the source did. */
export interface CellOutcome {
  readonly subject: Subject;
  readonly subgraph: string;
  readonly holderId: string;
  readonly coordinate: string;
  readonly label: IgLabel;
  readonly status: 'RETURNED' | 'TRANSFORMED' | 'NONE_HELD' | 'WITHHELD' | 'HIDDEN' | 'UNAVAILABLE';
  readonly cell: DecisionCell;
  /** The decision that the cell is of. */
  readonly taken: TakenDecision;
}

/** A decided cell, before or after its source has been asked. */
export type AskedCell = Omit<CellOutcome, 'status'>;

/** Some people, and the decisions about them. */
export interface DecidedAbout {
  readonly subjects: readonly Subject[];
  readonly decisions: readonly TakenDecision[];
  /** Only what these decisions are about, of all that is asked there. */
  readonly isPart?: true;
}

/** Everybody the request has decided about so far: those asked about, and those met on the way. */
export function everybodyDecided(exchange: Exchange): DecidedAbout {
  const rounds = exchange.peek('fetched')?.rounds ?? [];
  return {
    subjects: [...exchange.get('subjects'), ...rounds.flatMap((round) => round.subjects)],
    decisions: [exchange.get('decided'), ...rounds.flatMap(({ taken }) => taken ?? [])],
  };
}

/** Each asked cell with its subject, holder, label and decision. */
export function askedCells(
  exchange: Exchange,
  about: DecidedAbout = everybodyDecided(exchange),
): readonly AskedCell[] {
  const { cells } = exchange.get('plan');
  const { holderOf } = exchange.get('decided');
  const { labels } = exchange.get('incoming').supergraph;
  const standing = Map.groupBy(about.subjects, ({ place }) => place);
  const decided = new Map(
    about.decisions.flatMap((taken) =>
      taken.decision.cells.map(
        (cell) => [`${cell.subjectId} ${cell.holderId} ${cell.field}`, { cell, taken }] as const,
      ),
    ),
  );
  return cells.flatMap(({ place, subgraph, coordinate }) =>
    (standing.get(place) ?? []).flatMap((subject) => {
      const holderId = holderOf(subgraph, subject);
      const known = decided.get(`${subject.id} ${holderId} ${coordinate}`);
      const label = labels.get(coordinate);
      if (!known && about.isPart) return [];
      if (!known || !label) throw new PontioError('INTERNAL', { detail: `no decision for ${coordinate}` });
      return { subject, subgraph, holderId, coordinate, label, ...known };
    }),
  );
}

/**
 * Each asked cell with what its source answered: the one account from which the manifest, the reasons and
 * the audit events are all drawn, so that they cannot disagree.
 */
export function cellOutcomes(exchange: Exchange): readonly CellOutcome[] {
  const { sources } = exchange.get('fetched');
  return askedCells(exchange).map((asked) => ({ ...asked, status: statusOf(asked, sources) }));
}

/** Whether the caller sees somebody: who was met and of whom nothing is released was never there. */
export function isShown(subject: Subject, exchange: Exchange): boolean {
  if (subject.isMet !== true) return true;
  const cells = exchange.get('plan').byPlace.get(subject.place) ?? [];
  return exchange.get('decided').release.hasAnyOf(subject, cells);
}

/** Where somebody stands in the answer. The place of those met on the way is told without list positions. */
export function pathOf({ place, position, isMet }: Subject): readonly (string | number)[] {
  if (isMet === true) return place.split('.');
  return position === undefined ? [place] : [place, position];
}

function statusOf(
  { cell, subject, holderId, subgraph, coordinate }: AskedCell,
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
