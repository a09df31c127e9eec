import { isMatchStatus, isMatchedAt, isPractitionerStatus } from '@pontio/vocabulary';
import { NOBODY, NO_AGENCY } from '../../stand-ins.js';
import type { Lane } from './lane.js';
import { type Stop, duty } from './verdict.js';

/** A word nobody knows: the owner of the policy has to hear of it. */
export const unknownWord = (part: string): Stop => ({
  reason: 'MALFORMED',
  ref: part,
  unknown: part,
  duties: duty('NOTIFY_IG'),
});

/** The part of the facts of a lane that holds a word nobody knows. */
export function unknownIn({ request, holder, person }: Lane): string | undefined {
  const { recipient, input, hasStrangeAgreement } = request;
  if (recipient.unknown !== undefined) return `recipient.${recipient.unknown}`;
  if (holder.unknown !== undefined) return `holder.${holder.unknown}`;
  if (!isPractitionerStatus(input.actor.status)) return 'actor.status';
  return hasStrangeAgreement ? 'agreement.status' : person.code.unknown;
}

/** Why nothing but the directory gets past the entrance of a lane: a part is missing, or somebody may not ask. */
export function shutFor(lane: Lane): Stop | undefined {
  return missing(lane) ?? uncertain(lane) ?? withoutStanding(lane);
}

function missing({ request, person, holder }: Lane): Stop | undefined {
  if (request.lacksCase) return { reason: 'MALFORMED', ref: 'caseRef' };
  if (person.code.facts === NOBODY) return { reason: 'MALFORMED', ref: 'subjectId' };
  if (holder.facts === NO_AGENCY) return { reason: 'MALFORMED', ref: 'holderId' };
  return request.lacksDeclaration ? { reason: 'MALFORMED', ref: 'breakGlass' } : undefined;
}

function uncertain({ person, agreement }: Lane): Stop | undefined {
  const { kind, match } = person.code.facts;
  if (kind === 'AGENCY') return undefined;
  if (!isMatchStatus(match)) return unknownWord('match');
  return isMatchedAt(match, agreement?.code.facts.matchGradeMin ?? 'Match')
    ? undefined
    : { reason: 'IDENTITY_UNCERTAIN' };
}

const STRONG_SIGN_IN = 2;

function withoutStanding({ request, person, isActive, agreement }: Lane): Stop | undefined {
  const { actor, recipient } = request.input;
  if (!isActive) return { reason: 'NO_STANDING' };
  if (actor.aal < Math.max(STRONG_SIGN_IN, agreement?.code.facts.aalMin ?? STRONG_SIGN_IN)) {
    return { reason: 'NO_STANDING', ref: 'aal', duties: duty('STEP_UP') };
  }
  if (!request.isRoleListed) return { reason: 'ROLE_NOT_AUTHORISED' };
  const mayBreak = !request.hasLapsed && recipient.breakGlassRoles.includes(actor.role);
  return person.glass && !mayBreak ? { reason: 'ROLE_NOT_AUTHORISED', ref: 'BREAK_GLASS' } : undefined;
}
