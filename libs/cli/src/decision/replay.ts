import { isDeepStrictEqual } from 'node:util';
import type { Decision, Policy } from '@pontio/decision';
import { compiled } from '../policy/domain/engine.js';
import type { FoundDecision } from './find-decision.js';

/** Whether the policy that explains a decision would take it again. */
export interface ReplayedDecision {
  readonly same: boolean;
  readonly recorded: { readonly policyVersion: string; readonly lawVersion: string };
  readonly shipped: { readonly lawVersion: string };
}

/** Decides a recorded decision again. Versions are no part of what is compared: they are told. */
export function replayed({ input, decision }: FoundDecision, policy: Policy): ReplayedDecision {
  const { policyVersion, lawVersion } = decision;
  return {
    same: isDeepStrictEqual(substanceOf(compiled(policy).decide(input)), substanceOf(decision)),
    recorded: { policyVersion, lawVersion },
    shipped: { lawVersion: policy.law.version },
  };
}

/** A decision as records hold it, without what only says by which version and when. */
function substanceOf({
  overall,
  legalOutcome,
  cells,
  obligations,
  gatewayUsed,
  agreementUsed,
}: Decision): unknown {
  return JSON.parse(
    JSON.stringify({ overall, legalOutcome, cells, obligations, gatewayUsed, agreementUsed }),
  );
}
