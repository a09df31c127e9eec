import type { Policy } from '@pontio/decision';
import type { LegalGateway, Prohibition } from '@pontio/vocabulary';
import type { Engine } from './engine.js';

/** One of the two policies that are compared, and what it says of one gateway. */
export interface Side {
  readonly which: 'BEFORE' | 'AFTER';
  readonly engine: Engine;
  readonly policy: Policy;
  /** Absent where the policy does not have the gateway. */
  readonly row?: LegalGateway;
  /** Prohibitions in force on the day, in the order of the catalogue. */
  readonly prohibitions: readonly Prohibition[];
}

/** Before and after. */
export type Pair<T> = readonly [T, T];

/** Whether a row of the catalogue is law on a UK day. */
export function isLawOn(
  { from, to }: { readonly from?: string; readonly to?: string },
  day: string,
): boolean {
  return from !== 'NOT_COMMENCED' && (from === undefined || from <= day) && (to === undefined || day <= to);
}
