import type { Mode } from './circumstance.js';
import { isOpenedByGlass } from './circumstance-keys.js';
import { partition } from './partition.js';
import type { Kind } from './question.js';
import { caughtBy, isLocation } from './question-keys.js';
import type { Comparison, OpenSide } from './scene-comparison.js';

/** Kinds that the same prohibitions catch and that restrictions and glass treat alike, with their place in the list. */
export interface Family {
  readonly kinds: readonly Kind[];
  readonly indexes: readonly number[];
  readonly location: boolean;
  readonly caught: ReadonlyMap<OpenSide, readonly string[]>;
  readonly key: string;
}

/** The families of the kinds of a comparison. */
export function familiesOf({ kinds, open, day }: Comparison): readonly Family[] {
  const numbered = kinds.map(({ example: kind }, index) => ({ kind, index }));
  // The highest level has to be explained by a statute, so that it matters there whether one was opened.
  const keyOf = (kind: Kind): string =>
    JSON.stringify([
      [kind.level === 'C5', isLocation(kind), isOpenedByGlass(BROKEN_ONCE, kind)],
      open.map((side) => caughtBy(kind, side)),
    ]);
  return partition(numbered, ({ kind }) => keyOf(kind)).map(({ example, values }) => ({
    indexes: values.map(({ index }) => index),
    kinds: values.map(({ kind }) => kind),
    location: isLocation(example.kind),
    key: day.nameOf(values.map(({ kind: { category, level } }) => `${category} ${level}`).join()),
    caught: new Map(open.map((side) => [side, caughtBy(example.kind, side)])),
  }));
}

const BROKEN_ONCE: Mode = { broken: true, ground: 'LIFE_RISK', twice: false };
