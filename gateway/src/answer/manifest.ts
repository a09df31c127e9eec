import type { ManifestStatus } from '@pontio/vocabulary';
import type { Exchange, Subject } from '../exchange.js';
import { type CellOutcome, cellOutcomes, isGiven } from './cell-outcomes.js';

/** What one source could say about one kind of information. Silence never reads as "nothing known". */
export interface ManifestLine {
  /** Response path of the person. */
  readonly path: readonly string[];
  readonly source: string;
  readonly category: string;
  readonly status: ManifestStatus;
  /** How fresh the source says its data is, ISO 8601. */
  readonly asOf?: string;
}

/** Hours after which what a source says of itself counts as stale. */
export const STALE_AFTER_HOURS = 48;

/** The completeness manifest: each source and category, for each person asked about. */
export function completenessManifest(exchange: Exchange): readonly ManifestLine[] {
  const outcomes = cellOutcomes(exchange);
  return exchange
    .get('subjects')
    .filter(({ kind }) => kind === 'PERSON')
    .flatMap((subject) => linesAbout(subject, outcomes, exchange));
}

function linesAbout(subject: Subject, outcomes: readonly CellOutcome[], exchange: Exchange): ManifestLine[] {
  const { served, labels } = exchange.get('incoming').supergraph;
  return [...served].flatMap(([source, coordinates]) => {
    if (!exchange.get('decided').isAgency(source)) return [];
    const categories = new Set([...coordinates].map((coordinate) => labels.get(coordinate)?.category ?? ''));
    return [...categories].sort().map((category) => {
      const asked = outcomes.filter(
        (outcome) =>
          outcome.subject === subject && outcome.subgraph === source && outcome.label.category === category,
      );
      const { asOf } = exchange.get('fetched').sources.of(source);
      const status = statusOf(asked, isStale(asOf, exchange.at));
      const isDated =
        asOf !== undefined && (status === 'RETURNED' || status === 'STALE' || status === 'NONE_HELD');
      return { path: [subject.place], source, category, status, ...(isDated && { asOf }) };
    });
  });
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
