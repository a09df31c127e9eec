import { isReleased } from '../executor/mask.js';
import type { SourceReports } from '../executor/source-report.js';
import type { Exchange, Subject } from '../exchange.js';
import { type Fate, type StatusOf, fateOf } from './fates.js';
import { type DecidedAbout, type OwnerGroup, ownerGroups } from './owner-groups.js';

/** What became of one value: the decision, and then what the source did. */
export type ValueStatus = 'RETURNED' | 'TRANSFORMED' | 'NONE_HELD' | 'WITHHELD' | 'HIDDEN' | 'UNAVAILABLE';

/** What became of what one decision says about one person at one holder. */
export interface OwnerOutcome extends OwnerGroup {
  readonly fate: Fate;
  /** It is about values in rows with labels of their own, beside what is told of the fields. */
  readonly isRow?: true;
}

/** Everybody the request has decided about so far: those asked about, and those met on the way. */
export function everybodyDecided(exchange: Exchange): DecidedAbout {
  const rounds = exchange.peek('fetched')?.rounds ?? [];
  return {
    subjects: [...exchange.get('subjects'), ...rounds.flatMap((round) => round.subjects)],
    decisions: [
      exchange.get('decided'),
      ...rounds.flatMap(({ taken, rows }) => (taken === undefined || rows !== undefined ? [] : taken)),
    ],
  };
}

/** Everything decided about some people, by person, holder and decision. */
export function askedGroups(exchange: Exchange, about: DecidedAbout): readonly OwnerGroup[] {
  const { labels } = exchange.get('incoming').supergraph;
  const { holderOf } = exchange.get('decided');
  return ownerGroups({ planned: exchange.get('plan'), labels, holderOf }, about);
}

/** What a request came to: worked out once, when the sources have answered. */
interface Account {
  readonly outcomes: readonly OwnerOutcome[];
  /** As the caller may know of it. */
  readonly known: readonly OwnerOutcome[];
  readonly shown: Map<Subject, boolean>;
}

const accounts = new WeakMap<Exchange, Account>();

function accountOf(exchange: Exchange): Account {
  const known = accounts.get(exchange);
  if (known !== undefined) return known;
  const { known: knownDecision } = exchange.get('decided');
  const about = everybodyDecided(exchange);
  const outcomes = outcomesOf(exchange, about);
  const [, ...rounds] = about.decisions;
  const account = {
    outcomes,
    known: knownDecision
      ? outcomesOf(exchange, { ...about, decisions: [knownDecision, ...rounds] })
      : outcomes,
    shown: new Map<Subject, boolean>(),
  };
  accounts.set(exchange, account);
  return account;
}

function outcomesOf(exchange: Exchange, about: DecidedAbout): readonly OwnerOutcome[] {
  const { sources, rounds } = exchange.get('fetched');
  const groups = askedGroups(exchange, about);
  const fields = groups.map((group) => ({ ...group, fate: fateOf(group, statusesIn(group, sources)) }));
  return [...fields, ...rounds.flatMap(({ rows = [] }) => rows)];
}

/**
 * What became of everything that was asked: the one account from which the manifest, the reasons and the audit
 * events are all drawn, so that they cannot disagree but where somebody's identity is guarded.
 */
export function ownerOutcomes(exchange: Exchange): readonly OwnerOutcome[] {
  return accountOf(exchange).outcomes;
}

/** The same as the caller may know of it. */
export function knownOutcomes(exchange: Exchange): readonly OwnerOutcome[] {
  return accountOf(exchange).known;
}

/** What became of everything about those whom the caller sees. */
export function shownOutcomes(exchange: Exchange): readonly OwnerOutcome[] {
  const { known, shown } = accountOf(exchange);
  return known.filter(({ subject }) => {
    const isSeen = shown.get(subject) ?? isShown(subject, exchange);
    shown.set(subject, isSeen);
    return isSeen;
  });
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

function statusesIn({ subject, holderId, shape }: OwnerGroup, sources: SourceReports): StatusOf {
  const report = sources.of(shape.subgraph);
  return (cell): ValueStatus => {
    const { result, subjectId, field } = cell;
    if (result === 'HIDE') return 'HIDDEN';
    if (!isReleased(cell)) return 'WITHHELD';
    if (report.holds(subjectId, field)) return result === 'ALLOW' ? 'RETURNED' : 'TRANSFORMED';
    if (report.unavailable) return 'UNAVAILABLE';
    // A source that was never reached, because what leads to it failed, has not said that it holds nothing.
    return isUnknownAt(holderId, subject) || report.hasAnswered(subjectId, field)
      ? 'NONE_HELD'
      : 'UNAVAILABLE';
  };
}

function isUnknownAt(holderId: string, { kind, recordIds, severalRecordsAt }: Subject): boolean {
  return kind === 'PERSON' && recordIds[holderId] === undefined && !severalRecordsAt.includes(holderId);
}
