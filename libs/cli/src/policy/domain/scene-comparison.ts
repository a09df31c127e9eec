import type { LegalGateway, ReasonCode, RecordedCondition } from '@pontio/vocabulary';
import { categoryOf } from '@pontio/vocabulary';
import type { Approach, Circumstance, Dimensions } from './circumstance.js';
import type { Scene } from './circumstance-keys.js';
import type { DayFacts } from './facts/day-facts.js';
import { type Outcome, outcomeOf, stoppedFor } from './outcome.js';
import type { ValueClass } from './partition.js';
import type { Kind } from './question.js';
import { purposeKey } from './question-keys.js';
import type { Pair, Side } from './side.js';
import type { Tally } from './tally.js';
import { type Asked, toDecisionInput } from './to-decision-input.js';

/** A side whose gateway is open for the question. */
export interface OpenSide extends Side {
  readonly row: LegalGateway;
}

/** How a side answers a question as far as its gateway: it stops for a reason, or is open. */
export type Stand = { readonly stopped: ReasonCode } | { readonly open: OpenSide };

/** Gives what an engine said for a key; or asks it. */
export type Answers = (key: string, ask: () => readonly Outcome[]) => readonly Outcome[];

/** A question as far as its gateway, of which everything behind the gateway is to be compared. */
export interface Comparison {
  readonly asked: Asked;
  readonly approach: Approach;
  readonly broken: boolean;
  readonly stands: Pair<Stand>;
  /** The sides that are open. */
  readonly open: readonly OpenSide[];
  /** A short name for {@link sideKey} of each open side. */
  readonly sideKeys: ReadonlyMap<OpenSide, string>;
  readonly scene: Scene;
  readonly kinds: readonly ValueClass<Kind>[];
  /** Conditions of exceptions that the approach leaves open. */
  readonly conditions: readonly RecordedCondition[];
  /** Prohibitions that the label of a field can name, known to both sides. */
  readonly named: readonly string[];
  readonly dimensions: Dimensions;
  readonly day: DayFacts;
  readonly answers: Answers;
  /** A short name for all that the two stands can tell of a circumstance. */
  readonly standsKey: string;
  /** Remembers what was counted over all that can have been said and judged. */
  readonly said: (key: string, count: () => readonly Tally[]) => readonly Tally[];
}

/** All that matters of an open side's gateway behind it, and of the question. */
export function sideKey({ row }: OpenSide, { errand, subject, self, sent }: Scene): string {
  const { kind, whenMet, agreementRequired, confidentiality, liftedByObjection, holderJudgement } = row;
  return JSON.stringify([
    [kind, whenMet, agreementRequired, confidentiality === 'SET_ASIDE', liftedByObjection, holderJudgement],
    row.statutorySet ?? null,
    [purposeKey(errand, row), subject === 'CHILD', self, sent],
  ]);
}

/** What an open side answers about some kinds of information in one circumstance. */
export function askSide(
  { asked, day }: Comparison,
  { engine, row }: OpenSide,
  kinds: readonly Kind[],
  circumstance: Circumstance,
): readonly Outcome[] {
  const { cells } = engine.decide(toDecisionInput(asked, kinds, circumstance, day));
  return cells.map((cell) => outcomeOf(cell, row));
}

/** What a stopped side answers, whatever the circumstance. */
export const stoppedOutcomes = (stopped: ReasonCode, kinds: readonly Kind[]): readonly Outcome[] =>
  kinds.map(({ category }) => stoppedFor(stopped, categoryOf(category).existenceSensitive === true));
