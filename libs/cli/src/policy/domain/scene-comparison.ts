import type { LegalGateway, ReasonCode, RecordedCondition } from '@pontio/vocabulary';
import { categoryOf } from '@pontio/vocabulary';
import type { Approach, Circumstance } from './circumstance.js';
import type { Scene } from './circumstance-keys.js';
import type { DayFacts } from './facts/day-facts.js';
import { type Outcome, outcomeOf, stoppedFor } from './outcome.js';
import type { ValueClass } from './partition.js';
import type { Kind } from './question.js';
import type { Pair, Side } from './side.js';
import { type Asked, toDecisionInput } from './to-decision-input.js';

/** A side whose gateway is open for the question. */
export interface OpenSide extends Side {
  readonly row: LegalGateway;
}

/** How a side answers a question as far as its gateway: it stops for a reason, or is open. */
export type Stand = { readonly stopped: ReasonCode } | { readonly open: OpenSide };

/** A question as far as its gateway, of which everything behind the gateway is to be compared. */
export interface Comparison {
  readonly asked: Asked;
  readonly approach: Approach;
  readonly broken: boolean;
  readonly stands: Pair<Stand>;
  /** The two sides say the same behind the gateway, so that one of them is asked for both. */
  readonly alike: boolean;
  readonly scene: Scene;
  readonly kinds: readonly ValueClass<Kind>[];
  /** Conditions of exceptions that the approach leaves open. */
  readonly conditions: readonly RecordedCondition[];
  /** Prohibitions that the label of a field can name, known to both sides. */
  readonly named: readonly string[];
  readonly day: DayFacts;
}

/** The sides of a comparison that are open. */
export const openSides = ({ stands }: Comparison): readonly OpenSide[] =>
  stands.flatMap((stand) => ('open' in stand ? [stand.open] : []));

/** Asks both sides of a comparison about some kinds of information in one circumstance. */
export function askBoth(
  { asked, stands, alike, day }: Comparison,
  kinds: readonly Kind[],
  circumstance: Circumstance,
): readonly Pair<Outcome>[] {
  const input = toDecisionInput(asked, kinds, circumstance, day);
  const ask = (stand: Stand): readonly Outcome[] =>
    'open' in stand
      ? stand.open.engine.decide(input).cells.map((cell) => outcomeOf(cell, stand.open.row))
      : kinds.map((kind) => stoppedFor(stand.stopped, isSecret(kind)));
  const before = ask(stands[0]);
  const after = alike ? before : ask(stands[1]);
  return kinds.map((_kind, index) => [at(before, index), at(after, index)]);
}

const isSecret = ({ category }: Kind): boolean => categoryOf(category).existenceSensitive === true;

function at(outcomes: readonly Outcome[], index: number): Outcome {
  const outcome = outcomes[index];
  if (outcome === undefined) throw new Error(`The engine gave no cell ${String(index)}.`);
  return outcome;
}
