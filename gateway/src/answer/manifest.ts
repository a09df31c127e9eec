import type { ManifestStatus } from '@pontio/vocabulary';
import type { Exchange, Subject } from '../exchange.js';
import {
  type CellOutcome,
  cellOutcomes,
  everybodyDecided,
  isGiven,
  isShown,
  pathOf,
} from './cell-outcomes.js';
import { personAt } from './common-places.js';

/** What one source could say about one kind of information. Silence never reads as "nothing known". */
export interface ManifestLine {
  /** Response path of the person. */
  readonly path: readonly (string | number)[];
  /** Who it is about, where several people may stand there. */
  readonly person?: string;
  readonly source: string;
  readonly category: string;
  readonly status: ManifestStatus;
  /** How fresh the source says its data is, ISO 8601. */
  readonly asOf?: string;
}

/** Hours after which what a source says of itself counts as stale. */
export const STALE_AFTER_HOURS = 48;

/**
 * The completeness manifest: each source and category, for each person asked about; and of whoever was met on the
 * way and is shown, what was asked about them.
 */
export function completenessManifest(exchange: Exchange): readonly ManifestLine[] {
  const bySubject = Map.groupBy(cellOutcomes(exchange), ({ subject }) => subject);
  const sources = [...exchange.get('incoming').supergraph.served.keys()];
  return everybodyDecided(exchange)
    .subjects.filter((subject) => subject.kind === 'PERSON' && isShown(subject, exchange))
    .flatMap((subject) => linesAbout(subject, bySubject.get(subject) ?? [], exchange, sources));
}

/** What some sources could say about one person. */
export function linesAbout(
  subject: Subject,
  outcomes: readonly CellOutcome[],
  exchange: Exchange,
  sources: readonly string[],
): readonly ManifestLine[] {
  const { agencyOf } = exchange.get('decided');
  const who = { path: pathOf(subject), ...personAt(subject) };
  return sources
    .filter((source) => agencyOf(source) !== undefined)
    .flatMap((source) => {
      const asked = outcomes.filter(({ subgraph }) => subgraph === source);
      const { asOf } = exchange.get('fetched').sources.of(source);
      return categoriesAt(source, subject, asked, exchange).map((category) => {
        const status = statusOf(
          asked.filter(({ label }) => label.category === category),
          isStale(asOf, exchange.at),
        );
        const isDated =
          asOf !== undefined && (status === 'RETURNED' || status === 'STALE' || status === 'NONE_HELD');
        return { ...who, source, category, status, ...(isDated && { asOf }) };
      });
    });
}

function categoriesAt(
  source: string,
  { isMet }: Subject,
  asked: readonly CellOutcome[],
  exchange: Exchange,
): readonly string[] {
  const { served, labels } = exchange.get('incoming').supergraph;
  const categories =
    isMet === true
      ? asked.map(({ label }) => label.category)
      : [...(served.get(source) ?? [])].map((coordinate) => labels.get(coordinate)?.category ?? '');
  return [...new Set(categories)].sort();
}

function statusOf(asked: readonly CellOutcome[], stale: boolean): ManifestStatus {
  if (asked.length === 0) return 'NOT_ASKED';
  const has = (status: CellOutcome['status']): boolean => asked.some((outcome) => outcome.status === status);
  if (asked.some(isGiven)) return stale ? 'STALE' : 'RETURNED';
  if (has('HIDDEN')) return 'NONE_SHAREABLE';
  if (has('UNAVAILABLE')) return 'UNAVAILABLE';
  if (has('WITHHELD')) return 'WITHHELD';
  // An existence-sensitive category answers the same whether nothing is held or something is hidden.
  return asked.some(({ label }) => label.existenceSensitive) ? 'NONE_SHAREABLE' : 'NONE_HELD';
}

function isStale(asOf: string | undefined, now: Date): boolean {
  return asOf !== undefined && now.getTime() - Date.parse(asOf) > STALE_AFTER_HOURS * 3_600_000;
}
