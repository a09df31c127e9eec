import type { CategoryCode, Level, PractitionerRole, PurposeCode } from '@pontio/vocabulary';
import type { DifferentQuestions } from '../domain/enumerate-domain.js';
import type { Kind, Nation } from '../domain/question.js';
import type { Change } from '../domain/tally.js';
import {
  type Answered,
  CHANGE_KINDS,
  type CategoryAtLevels,
  type ChangeKind,
  type Difference,
  type PurposeAndRoles,
} from './difference.js';

/** The change of one class of questions that weighs most among those of its kind. */
interface Entry {
  readonly change: ChangeKind;
  readonly questions: DifferentQuestions;
  readonly before: Answered;
  readonly after: Answered;
  readonly share: number;
}

/**
 * Puts classes of questions whose answers change alike into differences that can be said in one sentence, the
 * heaviest first. A question can change in several ways, each in circumstances of its own.
 */
export function groupDifferences(different: readonly DifferentQuestions[]): readonly Difference[] {
  const entries = different.flatMap(entriesOf);
  const perPurpose = groupBy(entries, ({ change, questions, before, after }) =>
    JSON.stringify([
      [change, questions.gateway, questions.nation, before, after],
      [questions.parties.values, questions.errands.values.map(({ purpose }) => purpose)],
    ]),
  ).map(toDifference);
  return [...mergePlaces(mergePurposes(perPurpose))].sort(
    (a, b) => CHANGE_KINDS.indexOf(a.change) - CHANGE_KINDS.indexOf(b.change) || b.cells - a.cells,
  );
}

/** How many cells change in each way. A cell that changes in two ways counts in both. */
export function cellsByChange(
  different: readonly DifferentQuestions[],
): Readonly<Record<ChangeKind, number>> {
  const counts = { VISIBLE: 0, STOPS: 0, ALTERED: 0, OTHER_REASON: 0 };
  for (const { change, questions } of different.flatMap(entriesOf)) counts[change] += questions.cells;
  return counts;
}

function changeOf({ before, after }: Change): ChangeKind | undefined {
  if (before === after) return undefined;
  if (before.shared === 'NOT') return after.shared === 'NOT' ? 'OTHER_REASON' : 'VISIBLE';
  return after.shared === 'NOT' ? 'STOPS' : 'ALTERED';
}

function entriesOf(questions: DifferentQuestions): readonly Entry[] {
  const changes = questions.tally.all();
  return CHANGE_KINDS.flatMap((change) => {
    const found = changes.filter((one) => changeOf(one) === change);
    const [heaviest] = [...found].sort((a, b) => b.weight - a.weight);
    if (heaviest === undefined) return [];
    const weight = found.reduce((sum, one) => sum + one.weight, 0);
    const share = weight / questions.circumstances;
    return [{ change, questions, before: answered(heaviest.before), after: answered(heaviest.after), share }];
  });
}

const answered = ({ shared, reason, must }: Change['before']): Answered => ({ shared, reason, must });

/** Items with the same key, together. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** Each item once. */
export const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

function toDifference(entries: readonly Entry[]): Difference {
  const [first] = entries;
  if (first === undefined) throw new Error('A group is never empty.');
  const all = entries.map(({ questions }) => questions);
  const parties = first.questions.parties.values;
  return {
    change: first.change,
    cells: all.reduce((sum, { cells }) => sum + cells, 0),
    share: Math.max(...entries.map(({ share }) => share)),
    gateway: first.questions.gateway,
    nations: [first.questions.nation],
    recipients: unique(parties.map(({ recipient }) => recipient)),
    holders: unique(parties.map(({ holder }) => holder)),
    subjects: unique(all.flatMap(({ subjects }) => subjects.values)),
    purposes: purposesOf(all),
    kinds: kindsOf(all.flatMap(({ kinds }) => kinds.values)),
    before: first.before,
    after: first.after,
  };
}

function purposesOf(all: readonly DifferentQuestions[]): readonly PurposeAndRoles[] {
  const errands = all.flatMap(({ errands: { values } }) => values);
  return union(errands.map(({ purpose, role }) => ({ purpose, roles: [role] })));
}

/** Each purpose once, with all its roles. */
export function union(purposes: readonly PurposeAndRoles[]): readonly PurposeAndRoles[] {
  const all = new Map<PurposeCode, Set<PractitionerRole>>();
  for (const { purpose, roles } of purposes) {
    all.set(purpose, new Set([...(all.get(purpose) ?? []), ...roles]));
  }
  return [...all].map(([purpose, roles]) => ({ purpose, roles: [...roles] }));
}

function kindsOf(kinds: readonly Kind[]): readonly CategoryAtLevels[] {
  const levels = new Map<CategoryCode, Set<Level>>();
  for (const { category, level } of kinds)
    levels.set(category, (levels.get(category) ?? new Set()).add(level));
  return [...levels].map(([category, set]) => ({ category, levels: [...set].sort() })).sort(byCategory);
}

const byCategory = (a: CategoryAtLevels, b: CategoryAtLevels): number => (a.category < b.category ? -1 : 1);

/** Purposes for which the same changes for the same people are one difference. */
function mergePurposes(differences: readonly Difference[]): readonly Difference[] {
  return groupBy(differences, ({ purposes: _purposes, cells: _cells, share: _share, ...rest }) =>
    JSON.stringify(rest),
  ).map((group) => merged(group, { purposes: union(group.flatMap(({ purposes }) => purposes)) }));
}

/** Nations in which all is the same are one difference. */
function mergePlaces(differences: readonly Difference[]): readonly Difference[] {
  return groupBy(differences, ({ nations: _nations, cells: _cells, share: _share, ...rest }) =>
    JSON.stringify(rest),
  ).map((group) => merged(group, { nations: group.flatMap(({ nations }): readonly Nation[] => nations) }));
}

function merged(group: readonly Difference[], parts: Partial<Difference>): Difference {
  const [first] = group;
  if (first === undefined) throw new Error('A group is never empty.');
  return {
    ...first,
    ...parts,
    cells: group.reduce((sum, { cells }) => sum + cells, 0),
    share: Math.max(...group.map(({ share }) => share)),
  };
}
