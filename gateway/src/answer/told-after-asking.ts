import type { CallerObligation, IsEmpty } from '@pontio/decision';
import type { Exchange } from '../exchange.js';
import { type CellOutcome, cellOutcomes, isShown } from './cell-outcomes.js';
import { type TakenDecision, type Told, toldOf } from './told.js';

/**
 * What the caller is told once the sources have answered: of those asked about, and of whoever was met on the way
 * and is shown. What was released and could not be had is missing, whatever the decision was.
 */
export function toldAfterAsking(exchange: Exchange): Told {
  const outcomes = cellOutcomes(exchange).filter(
    ({ subject, isRow, status }) => isShown(subject, exchange) && (isRow !== true || status !== 'HIDDEN'),
  );
  const taken = [
    exchange.get('decided'),
    ...exchange.get('fetched').rounds.flatMap((round) => round.taken ?? []),
  ];
  const [first, ...rounds] = taken.map((one) => ({ one, told: toldOf(one, isEmptyIn(one, outcomes)) }));
  if (first === undefined) throw new Error('nothing was decided');
  const met = rounds
    .filter(({ one }) => outcomes.some(({ taken: of }) => of === one))
    .map(({ told }) => told);
  const isMissing = outcomes.some(({ status }) => status === 'UNAVAILABLE');
  const isWhole = !isMissing && met.every(({ outcome }) => outcome === 'PERMIT');
  const { outcome } = first.told;
  return together([
    { ...first.told, outcome: outcome === 'PERMIT' && !isWhole ? 'PARTIAL' : outcome },
    ...met,
  ]);
}

/** Which cells of a decision turned out to hold nothing; somebody who is not shown was never there. */
export function isEmptyIn({ decision }: TakenDecision, outcomes: readonly CellOutcome[]): IsEmpty {
  const told = new Map(outcomes.map(({ cell, status }) => [cell, status]));
  const isHeld = decision.cells.map((cell) => told.has(cell) && told.get(cell) !== 'NONE_HELD');
  return (_cell, index) => isHeld[index] !== true;
}

function together([first, ...others]: readonly [Told, ...Told[]]): Told {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const obligations = new Map<string, CallerObligation>();
  for (const told of all) for (const one of told.obligations) obligations.set(one.type, one);
  return {
    outcome: first.outcome,
    legalOutcome: all.some(({ legalOutcome }) => legalOutcome === 'MUST') ? 'MUST' : first.legalOutcome,
    obligations: [...obligations.values()].map((one, index) => ({ ...one, id: `ob_${String(index + 1)}` })),
    drafts: [...new Set(all.flatMap(({ drafts }) => drafts))].sort(),
  };
}
