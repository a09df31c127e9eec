import type { Ask, DecisionCell } from '@pontio/decision';
import { type LabelMap, type RowLabel, UNREADABLE } from '@pontio/field-labels';
import { rowKey, rowList } from '../decision/row-lists.js';
import type { HolderOf, Subject } from '../exchange.js';
import type { LabelledRow, Met } from './check-answer.js';
import { isReleased } from './mask.js';

/** What is needed to decide about rows with labels of their own. */
export interface JudgingParts {
  readonly labels: LabelMap;
  readonly holderOf: HolderOf;
  /** Whom an agency's own record ids name; somebody unknown is a stand-in whom no register knows. */
  readonly mentioned: (subgraph: string, recordIds: readonly string[]) => Promise<readonly Subject[]>;
  /** Decides, and returns the cells in the order of the asks and their fields. */
  readonly decide: (question: RowQuestion) => Promise<readonly DecisionCell[]>;
  /** The same as if the rows spoke of nobody, for whoever wants to know whether they need be asked about. */
  readonly foresee: (question: Pick<RowQuestion, 'subjects' | 'asks'>) => readonly DecisionCell[];
}

/** What is asked about rows, and which values of each were there. */
export interface RowQuestion {
  readonly subgraph: string;
  readonly subjects: readonly Subject[];
  readonly asks: readonly Ask[];
  readonly mentioned: readonly Subject[];
  /** For each ask, whom it is about as they stand in the answer, and which of its values there are. */
  readonly groups: readonly { readonly about: Subject; readonly held: ReadonlySet<string> }[];
}

interface Group {
  readonly about: Subject;
  readonly label: RowLabel;
  /** Whom the rows speak of, by the agency's own ids. */
  readonly mentions: readonly string[];
  /** The same, once they have been looked up. */
  readonly people: readonly Subject[];
  readonly rows: LabelledRow[];
}

/**
 * Decides about rows that say they are more sensitive than their fields are, and takes out of each what may not
 * leave. A row of which nothing is left, or whose label nobody can read, is absent. Whom a row speaks of is looked up
 * only where the row could leave: one that is hidden for itself takes no call that an absent one does not.
 *
 * @param rows - what stands in a row before the row
 */
export async function judgeRows(
  subgraph: string,
  rows: readonly LabelledRow[],
  parts: JudgingParts,
): Promise<void> {
  const groups = groupsOf(rows);
  const alone = groups.filter((group) => group.mentions.length === 0 || !couldLeave(subgraph, group, parts));
  const others = groups.filter((group) => !alone.includes(group));
  if (alone.length > 0) await decideGroups(subgraph, alone, parts);
  if (others.length > 0) await decideGroups(subgraph, await peopled(subgraph, others, parts), parts);
  settleRows(rows);
}

function couldLeave(subgraph: string, group: Group, parts: JudgingParts): boolean {
  const asks = [askOf(subgraph, group, parts)];
  return parts.foresee({ subjects: [group.about], asks }).some(isReleased);
}

function peopled(
  subgraph: string,
  groups: readonly Group[],
  { mentioned }: JudgingParts,
): Promise<readonly Group[]> {
  return Promise.all(
    groups.map(async (group) => ({ ...group, people: await mentioned(subgraph, group.mentions) })),
  );
}

/** Somebody who stands in a row that is gone, or by a value that is, is nobody's to meet. */
export function stillMet({ row, meeting }: Pick<Met, 'row' | 'meeting'>): boolean {
  if (row === undefined) return true;
  const { place, released, outer } = row;
  const edge = place.values.find((value) => place.bits.get(value) === meeting.bit);
  return edge !== undefined && released.has(edge) && stillMet({ row: outer, meeting });
}

function groupsOf(rows: readonly LabelledRow[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { label, about, place } = row;
    if (label === UNREADABLE || about === undefined || place.values.length === 0) continue;
    const mentions = [...(label.mentions ?? [])].sort();
    const key = [about.place, about.id, rowKey(label), place.values.join(' '), ...mentions].join(' ');
    const group = groups.get(key) ?? { about, label, mentions, people: [], rows: [] };
    groups.set(key, group);
    group.rows.push(row);
  }
  return [...groups.values()];
}

function askOf(
  subgraph: string,
  { about, label, rows, people }: Group,
  { labels, holderOf }: JudgingParts,
): Ask {
  const mentions = people.map(({ id }) => id);
  const fields = rowList(labels, rows[0]?.place.values ?? [], label, mentions);
  return { subjectId: about.id, holderId: holderOf(subgraph, about), fields };
}

async function decideGroups(subgraph: string, groups: readonly Group[], parts: JudgingParts): Promise<void> {
  const asks = groups.map((group) => askOf(subgraph, group, parts));
  const once = <T extends Subject>(people: readonly T[]): T[] => [
    ...new Map(people.map((one) => [one.id, one])).values(),
  ];
  const mentioned = once(groups.flatMap(({ people }) => people));
  const subjects = once(groups.map(({ about }) => about));
  const standing = groups.map(({ about, rows }) => ({ about, held: heldIn(rows) }));
  const cells = await parts.decide({ subgraph, asks, mentioned, subjects, groups: standing });
  let from = 0;
  groups.forEach(({ rows }, index) => {
    const own = cells.slice(from, (from += asks[index]?.fields.length ?? 0));
    const released = new Set(own.filter(isReleased).map(({ field }) => field));
    for (const row of rows) row.released = released;
  });
}

function heldIn(rows: readonly LabelledRow[]): ReadonlySet<string> {
  const held = rows.flatMap(({ place, held: bits }) =>
    place.values.filter((value) => bits[place.bits.get(value) ?? -1] === 1),
  );
  return new Set(held);
}

function settleRows(rows: readonly LabelledRow[]): void {
  const gone = new Map<unknown[], Set<unknown>>();
  for (const row of rows) {
    const { place, held, into, parent, at } = row;
    for (const value of place.values) {
      const bit = place.bits.get(value) ?? -1;
      if (held[bit] === 1 && row.released.has(value)) into[bit] = 1;
    }
    if (row.released.size > 0) row.shape.mask(row.row, row);
    else if (Array.isArray(parent)) {
      const taken = gone.get(parent) ?? new Set<unknown>();
      gone.set(parent, taken.add(row.row));
    } else (parent as Record<string, unknown>)[at] = null;
  }
  for (const [list, taken] of gone) list.splice(0, list.length, ...list.filter((item) => !taken.has(item)));
}
