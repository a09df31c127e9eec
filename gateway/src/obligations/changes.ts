import type { DecisionCell } from '@pontio/decision';
import { type ObligationType, type ReasonCode, reasonOf } from '@pontio/vocabulary';

/** What is done to a value that may leave only changed. */
export interface Change {
  readonly obligation: Extract<ObligationType, 'MASK_LOCATION' | 'REDACT_THIRD_PARTY' | 'MARK_DISPUTED'>;
  /** Whether the value is asked for and given, with the change beside it; else nothing of it leaves its agency. */
  readonly passes: boolean;
  /** What the caller is told, in a plain sentence. */
  readonly text: string;
}

/**
 * By the reason of a cell: of several changes the reason names the first, and whatever is only marked comes last.
 * A place is masked whole: the town, and even that something is held, is a trail to whoever looks for somebody.
 * Other people are named in sentences, out of which no rule takes them with certainty.
 */
const CHANGES: Partial<Record<ReasonCode, Change>> = {
  RESTRICTED: {
    obligation: 'MASK_LOCATION',
    passes: false,
    text: 'Where the person is or can be found is masked to keep somebody safe. Telephone the duty contact.',
  },
  THIRD_PARTY: {
    obligation: 'REDACT_THIRD_PARTY',
    passes: false,
    text: 'It speaks of other people, who cannot be taken out with certainty, so all of it is kept back.',
  },
  DISPUTED: { obligation: 'MARK_DISPUTED', passes: true, text: reasonOf('DISPUTED').caller.en },
};

/** How a cell is changed; undefined where it is not, or where the gateway has no way to. */
export function changeOf({ result, reason }: Pick<DecisionCell, 'result' | 'reason'>): Change | undefined {
  return result === 'TRANSFORM' ? CHANGES[reason] : undefined;
}
