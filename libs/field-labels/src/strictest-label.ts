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
export const levelRank = ({ level }: IgLabel): number => LEVELS.indexOf(level as Level);

/** How narrow the rule for passing on is: 0 where the category's own rule holds. */
export const onwardRank = (onward: string | undefined): number =>
  onward === undefined ? 0 : ONWARD_RULES.indexOf(onward as OnwardRule) + 1;
