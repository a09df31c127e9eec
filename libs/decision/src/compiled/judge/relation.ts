import { C3 } from '../words/vocabularies.js';
import { isOpenedByGlass } from './opened-by-glass.js';
import type { Trail } from './trail.js';
import { type Stop, duty } from './verdict.js';

const NOTIFY_IG = duty('NOTIFY_IG');

/** RELATION and CONFLICT: the practitioner has to do with the person, but not too much. */
export function hasRelation(trail: Trail): Stop | undefined {
  const { lane } = trail;
  const { person, request } = lane;
  const isExempt = request.purpose.relation === 'EXEMPT' || lane.isSentByHolder || isOpenedByGlass(trail);
  if (!isExempt && !isInvolved(trail)) return { reason: 'NO_INVOLVEMENT' };
  return person.isTooClose ? { reason: 'CONFLICT_OF_INTEREST' } : undefined;
}

/** The front door, and those who only say so themselves, are let through and reported. */
function isInvolved(trail: Trail): boolean {
  const { claim } = trail.lane.person;
  const isFrontDoor = trail.lane.request.input.actor.role === 'FRONT_DOOR_WORKER';
  if (claim === 'SHOWN' && !isFrontDoor) return true;
  if (!isFrontDoor && (claim === 'NONE' || trail.mark.level >= C3)) return false;
  trail.duties |= NOTIFY_IG;
  return true;
}
