import type { InvolvementFacts } from '../../facts/subject-facts.js';
import type { Dated, PersonCode } from '../facts/person-code.js';
import { holdsOn } from '../words/days.js';
import type { OpenRequest } from './open-request.js';

/** How the practitioner is known to be involved: not at all, by their own word, or by somebody else's. */
export type Claim = 'NONE' | 'OWN_WORD' | 'SHOWN';

/** The best claim of the practitioner on any of some people, under the case of the request. */
export function claimOn(people: readonly PersonCode[], request: OpenRequest): Claim {
  let best: Claim = 'NONE';
  for (const { involvement } of people) {
    for (const entry of involvement) {
      if (!isTheirs(entry, request)) continue;
      if (entry.facts.evidence !== 'SELF_CLAIMED') return 'SHOWN';
      best = 'OWN_WORD';
    }
  }
  return best;
}

function isTheirs({ facts, days }: Dated<InvolvementFacts>, request: OpenRequest): boolean {
  const { input, recipient, today } = request;
  const { caseRef } = input.request;
  if (facts.agencyId !== recipient.id || !holdsOn(days, today)) return false;
  if (caseRef !== undefined && caseRef !== facts.caseRef) return false;
  if (facts.actorId !== undefined) return facts.actorId === input.actor.id;
  return facts.teamId !== undefined && input.actor.teamIds.includes(facts.teamId);
}
