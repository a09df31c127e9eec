import { LEVELS, type Level, ONWARD_RULES, type OnwardRule } from '@pontio/vocabulary';
import type { IgLabel } from './labels.js';

/**
 * One label as strict as the strictest of some: the highest level with its category and nature, and of every
 * flag and onward rule the stricter.
 *
 * @returns undefined for none
 */
export function strictestLabel(labels: readonly IgLabel[]): IgLabel | undefined {
  const [first, ...others] = labels;
  if (first === undefined) return undefined;
  return others.reduce(stricterOf, first);
}

function stricterOf(one: IgLabel, other: IgLabel): IgLabel {
  const higher = levelRank(other) > levelRank(one) ? other : one;
  const onward = [one.onward, other.onward].sort((a, b) => onwardRank(b) - onwardRank(a))[0];
  return {
    ...higher,
    locationRevealing: one.locationRevealing || other.locationRevealing,
    existenceSensitive: one.existenceSensitive || other.existenceSensitive,
    ...(onward !== undefined && { onward }),
  };
}

/** How confidential a label is: 0 is public. */
const levelRank = ({ level }: IgLabel): number => LEVELS.indexOf(level as Level);

/** How narrow the rule for passing on is: 0 where the category's own rule holds. */
const onwardRank = (onward: string | undefined): number =>
  onward === undefined ? 0 : ONWARD_RULES.indexOf(onward as OnwardRule) + 1;

/**
 * Whether somebody might learn more by the label `after` than by `before`: a lower level, a flag or an onward
 * rule given up, or another category or nature, whose rules are other rules.
 */
export function isWider(before: IgLabel, after: IgLabel): boolean {
  return (
    levelRank(after) < levelRank(before) ||
    before.category !== after.category ||
    before.nature !== after.nature ||
    (before.locationRevealing && !after.locationRevealing) ||
    (before.existenceSensitive && !after.existenceSensitive) ||
    isOnwardWider(before.onward, after.onward)
  );
}

/** The category's own rule, where none is given, is not known here: only NEVER is surely no wider. */
function isOnwardWider(before: string | undefined, after: string | undefined): boolean {
  if (before === after || after === 'NEVER') return false;
  return before === undefined || after === undefined || onwardRank(after) < onwardRank(before);
}
