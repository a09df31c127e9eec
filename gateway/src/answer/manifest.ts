import type { ManifestStatus } from '@pontio/vocabulary';
import type { Exchange, Subject } from '../exchange.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import {
  type OwnerOutcome,
  type ValueStatus,
  everybodyDecided,
  isShown,
  knownOutcomes,
  pathOf,
} from './cell-outcomes.js';
import { personAt } from './common-places.js';
import { type Fate, isGiven } from './fates.js';
import type { Shape } from './owner-groups.js';

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

/** The status of one kind of information at one source. */
export type CategoryStatus = Pick<ManifestLine, 'category' | 'status'>;

/** Hours after which what a source says of itself counts as stale. */
export const STALE_AFTER_HOURS = 48;

/**
 * The completeness manifest: each source and category, for each person asked about; and of whoever was met on the
 * way and is shown, what was asked about them.
 */
export function completenessManifest(exchange: Exchange): readonly ManifestLine[] {
  const { agencyOf } = exchange.get('decided');
  const { served } = exchange.get('incoming').supergraph;
  const sources = [...served.keys()].filter((source) => agencyOf(source) !== undefined);
  const bySubject = Map.groupBy(knownOutcomes(exchange), ({ subject }) => subject);
  return everybodyDecided(exchange)
    .subjects.filter((subject) => subject.kind === 'PERSON' && isShown(subject, exchange))
    .flatMap((subject) => linesAbout(subject, bySubject.get(subject) ?? [], exchange, sources));
}

function linesAbout(
  subject: Subject,
  outcomes: readonly OwnerOutcome[],
  exchange: Exchange,
  sources: readonly string[],
): readonly ManifestLine[] {
  const who = { path: pathOf(subject), ...personAt(subject) };
  return sources.flatMap((source) => {
    const here = outcomes.filter(({ shape }) => shape.subgraph === source);
    const { asOf } = exchange.get('fetched').sources.of(source);
    return categoryStatuses(source, subject, here, exchange).map(({ category, status }) => {
      const isDated =
        asOf !== undefined && (status === 'RETURNED' || status === 'STALE' || status === 'NONE_HELD');
      return { ...who, source, category, status, ...(isDated && { asOf }) };
    });
  });
}

const ofFate = new WeakMap<Fate, Map<string, readonly CategoryStatus[]>>();
const ofSupergraph = new WeakMap<PontioSupergraph, Map<string, readonly CategoryStatus[]>>();

/** What one source could say about one person. Worked out once for all of whom the same was decided and held. */
export function categoryStatuses(
  source: string,
  subject: Pick<Subject, 'isMet'>,
  outcomes: readonly OwnerOutcome[],
  exchange: Exchange,
): readonly CategoryStatus[] {
  const { supergraph } = exchange.get('incoming');
  const isMet = subject.isMet === true;
  const stale = isStaleAt(source, exchange);
  const make = (): readonly CategoryStatus[] =>
    categoriesAt(source, isMet, outcomes, supergraph).map((category) => ({
      category,
      status: statusOf(category, outcomes, stale),
    }));
  const [first, ...others] = outcomes;
  if (others.length > 0) return make();
  const memo = first === undefined ? memoOf(ofSupergraph, supergraph) : memoOf(ofFate, first.fate);
  const key = `${source} ${String(isMet)} ${String(stale)}`;
  const known = memo.get(key) ?? make();
  memo.set(key, known);
  return known;
}

function memoOf<K extends object, V>(memos: WeakMap<K, Map<string, V>>, key: K): Map<string, V> {
  const known = memos.get(key) ?? new Map<string, V>();
  memos.set(key, known);
  return known;
}

function categoriesAt(
  source: string,
  isMet: boolean,
  outcomes: readonly OwnerOutcome[],
  { served, labels }: PontioSupergraph,
): readonly string[] {
  const there = outcomes.flatMap(toldOf).map(({ label }) => label.category);
  const couldBe = isMet
    ? []
    : [...(served.get(source) ?? [])].map((coordinate) => labels.get(coordinate)?.category ?? '');
  return [...new Set([...there, ...couldBe])].sort();
}

function statusOf(category: string, outcomes: readonly OwnerOutcome[], stale: boolean): ManifestStatus {
  const asked = outcomes.flatMap(toldOf).filter(({ label }) => label.category === category);
  if (asked.length === 0) return 'NOT_ASKED';
  const has = (status: ValueStatus): boolean => asked.some((outcome) => outcome.status === status);
  if (asked.some(({ status }) => isGiven(status))) return stale ? 'STALE' : 'RETURNED';
  if (has('HIDDEN')) return 'NONE_SHAREABLE';
  if (has('UNAVAILABLE')) return 'UNAVAILABLE';
  if (has('WITHHELD')) return 'WITHHELD';
  // An existence-sensitive category answers the same whether nothing is held or something is hidden.
  return asked.some(({ label }) => label.existenceSensitive) ? 'NONE_SHAREABLE' : 'NONE_HELD';
}

type ToldValue = Pick<Shape['values'][number], 'label'> & { readonly status: ValueStatus };

/** A hidden row is as absent as one that never was: its kind is told of by its field alone. */
function toldOf({ shape, fate, isRow }: OwnerOutcome): ToldValue[] {
  return shape.values.flatMap(({ label }, index) => {
    const status = fate.statuses[index] as ValueStatus | undefined;
    return status === undefined || (isRow === true && status === 'HIDDEN') ? [] : [{ label, status }];
  });
}

/** Whether what a source says of itself is too old. */
export function isStaleAt(source: string, exchange: Exchange): boolean {
  const { asOf } = exchange.get('fetched').sources.of(source);
  return asOf !== undefined && exchange.at.getTime() - Date.parse(asOf) > STALE_AFTER_HOURS * 3_600_000;
}
