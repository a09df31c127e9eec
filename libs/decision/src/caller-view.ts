import { OBLIGATIONS, type ObligationRule, type ObligationType, reasonOf } from '@pontio/vocabulary';
import type { Decision, DecisionCell } from './decision.js';

/** What a caller is told of one cell. */
export interface CallerReason {
  readonly text: string;
  readonly requestable: boolean;
}

/** The one answer for every hidden cell: what `NONE_SHAREABLE` says in words. */
const NONE_SHAREABLE: CallerReason = { text: 'Nothing that can be shared.', requestable: false };

/**
 * The plain sentence for the caller. A hidden cell has no reason of its own: whatever the truth, and whether
 * or not anything is held, its words are the same.
 */
export function callerReason(cell: DecisionCell): CallerReason {
  if (cell.result === 'HIDE') return NONE_SHAREABLE;
  return { text: reasonOf(cell.reason).caller.en, requestable: cell.requestable };
}

/** Something the caller has to do. */
export interface CallerObligation {
  readonly id: string;
  readonly type: ObligationType;
  readonly text: string;
}

/**
 * The obligations that are the caller's to carry out, numbered anew. The others stay inside, because what a
 * holder or reviewer has to do can give away that something was held back.
 */
export function callerObligations({ obligations }: Decision): readonly CallerObligation[] {
  const rules: Readonly<Record<ObligationType, ObligationRule>> = OBLIGATIONS;
  return obligations
    .filter(({ type }) => rules[type].by === 'CALLER')
    .map(({ type }, index) => ({ id: `ob_${String(index + 1)}`, type, text: rules[type].text.en }));
}
