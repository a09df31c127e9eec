import type { CallerObligation, DecisionCell, IsEmpty } from '@pontio/decision';
import type { Exchange } from '../exchange.js';
import { type OwnerOutcome, shownOutcomes } from './cell-outcomes.js';
import { type TakenDecision, type Told, toldOf } from './told.js';

/**
 * What the caller is told once the sources have answered: of those asked about, and of whoever was met on the way
 * and is shown. What was released and could not be had is missing, whatever the decision was.
 */
export function toldAfterAsking(exchange: Exchange): Told {
  const outcomes = shownOutcomes(exchange);
  const isEmpty = emptyCells(exchange);
  const told = (one: TakenDecision): Told => toldOf(one, isEmpty);
  const shown = new Set(outcomes.flatMap((outcome) => (isTold(outcome) ? outcome.taken : [])));
  const met = exchange
    .get('fetched')
    .rounds.flatMap(({ taken }) => (taken !== undefined && shown.has(taken) ? told(taken) : []));
  const isMissing = outcomes.some(({ fate }) => fate.isMissing);
  const isWhole = !isMissing && met.every(({ outcome }) => outcome === 'PERMIT');
  const decided = exchange.get('decided');
  const first = told(decided.known ?? decided);
  const { outcome } = first;
  return together([{ ...first, outcome: outcome === 'PERMIT' && !isWhole ? 'PARTIAL' : outcome }, ...met]);
}

/** Which cells turned out to hold nothing; somebody who is not shown was never there. */
export function emptyCells(exchange: Exchange): IsEmpty {
  const held = new Set<DecisionCell>();
  for (const { cells, fate, isRow } of shownOutcomes(exchange)) {
    for (let index = 0; index < cells.length; index += 1) {
      const [cell, status] = [cells[index], fate.statuses[index]];
      if (cell === undefined || status === undefined || status === 'NONE_HELD') continue;
      if (isRow !== true || status !== 'HIDDEN') held.add(cell);
    }
  }
  return (cell) => !held.has(cell);
}

/** A hidden row is as absent as one that never was. */
function isTold({ isRow, fate }: OwnerOutcome): boolean {
  return isRow !== true || fate.statuses.some((status) => status !== undefined && status !== 'HIDDEN');
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
