import type { DecisionCell } from '@pontio/decision';
import type { LegalGateway, ReasonCode } from '@pontio/vocabulary';

/** The answer for one cell, without what names only the row that gave it. */
export interface Outcome {
  readonly shared: 'WHOLE' | 'PART' | 'NOT';
  readonly reason: ReasonCode;
  /** Not even that there is anything to hold back is told. */
  readonly hidden: boolean;
  /** Of what is shared: whether the holder has to. */
  readonly must: boolean;
}

const SHARED = { ALLOW: 'WHOLE', TRANSFORM: 'PART', WITHHOLD: 'NOT', HIDE: 'NOT' } as const;

/** The outcome of a decided cell. Equal outcomes are one and the same object. */
export function outcomeOf({ result, reason }: DecisionCell, gateway: LegalGateway | undefined): Outcome {
  const shared = SHARED[result];
  const must = shared !== 'NOT' && gateway?.whenMet === 'MUST';
  return outcome(shared, reason, result === 'HIDE', must);
}

/** The outcome of a cell that is stopped before anybody looks at what it asks for; secrets hide that too. */
export const stoppedFor = (reason: ReasonCode, secret: boolean): Outcome =>
  outcome('NOT', reason, secret, false);

const known = new Map<ReasonCode, Outcome[]>();

function outcome(shared: Outcome['shared'], reason: ReasonCode, hidden: boolean, must: boolean): Outcome {
  const ofReason = known.get(reason) ?? [];
  known.set(reason, ofReason);
  const found = ofReason.find((one) => one.shared === shared && one.hidden === hidden && one.must === must);
  if (found !== undefined) return found;
  const made = { shared, reason, hidden, must };
  ofReason.push(made);
  return made;
}
