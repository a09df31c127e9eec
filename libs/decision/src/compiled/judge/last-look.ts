import { isAimedAt } from '../request/open-person.js';
import { isAbout } from '../facts/judgement-code.js';
import type { RestrictionCode } from '../facts/restriction-code.js';
import { has } from '../words/words.js';
import { holdsOn } from '../words/days.js';
import type { Lane } from './lane.js';
import type { Trail } from './trail.js';
import { type Stop, duty } from './verdict.js';

const REDACT_THIRD_PARTY = duty('REDACT_THIRD_PARTY');
const NO_ONWARD = duty('NO_ONWARD');
const MARK_DISPUTED = duty('MARK_DISPUTED');

/** OTHERS: people who are only mentioned are taken out, unless they are needed and nothing protects them. */
export function redactsOthers(trail: Trail): void {
  const { lane, mark, row } = trail;
  const isNeeded = row?.includesOthers === true;
  const mustGo = mark.mentions.some(
    (id) => id !== lane.person.code.id && !(isNeeded && isUnprotected(id, lane)),
  );
  if (mustGo) trail.changeFor('THIRD_PARTY', undefined, REDACT_THIRD_PARTY);
}

/** Whether we know somebody, and know of no restriction or statute that protects them from this request. */
function isUnprotected(id: string, lane: Lane): boolean {
  const { request, person } = lane;
  const { subjects, mentioned = [] } = request.input;
  const facts = subjects.find((one) => one.id === id) ?? mentioned.find((one) => one.id === id);
  if (facts === undefined) return false;
  const { unknown, restrictions } = request.facts.person(facts);
  if (unknown !== undefined) return false;
  return !restrictions.some(
    (restriction) =>
      holdsOn(restriction.days, request.today) &&
      (isAimedAt(restriction, request, person.glass) || isStatutory(restriction, lane)),
  );
}

/** Whether a restriction stands for a statute that guards who somebody is. */
const isStatutory = ({ bit }: RestrictionCode, { prohibitions }: Lane): boolean =>
  prohibitions.rows.some(({ restrictions }) => has(restrictions, bit));

/** ONWARD: what came from another agency follows the rule of that agency. */
export function isPassedOn(trail: Trail): Stop | undefined {
  const { receivedFrom, onward: rule } = trail.mark;
  if (receivedFrom === undefined) {
    if (rule === 'NEVER') trail.duties |= NO_ONWARD;
    return undefined;
  }
  if (rule === 'FREE_IN_PURPOSE') return undefined;
  const { agencyId } = receivedFrom;
  if (rule === 'ASK_HOLDER' && hasAgreed(agencyId, trail)) return undefined;
  return { reason: 'ONWARD_NOT_PERMITTED', ref: agencyId, tell: [agencyId] };
}

/** Whether the first holder has judged that this receiver, by name, may have it. */
function hasAgreed(agencyId: string, { lane, mark }: Trail): boolean {
  return lane.person.judgements.some(
    (judgement) =>
      judgement.kind === 'CASE' &&
      judgement.agencyId === agencyId &&
      judgement.facts.recipients.includes(lane.request.recipient.id) &&
      isAbout(judgement, mark),
  );
}

const COHORT = 10;

/** SHAPE: contested values are limited or marked; groups in which people could be recognised are kept back. */
export function isShaped(trail: Trail): Stop | undefined {
  const { lane, mark } = trail;
  const isDisputed = mark.isDisputed;
  if (isDisputed && lane.person.binding.some(({ code }) => code === 'R.ART18')) {
    return { reason: 'RESTRICTED_ART18', ref: 'R.ART18' };
  }
  if (isTooSmall(trail)) return { reason: 'SMALL_NUMBERS' };
  if (isDisputed) trail.changeFor('DISPUTED', undefined, MARK_DISPUTED);
  return undefined;
}

function isTooSmall({ lane, mark, gateway }: Trail): boolean {
  const { cohortSize } = mark;
  if (cohortSize !== undefined) return cohortSize < COHORT;
  return lane.request.purpose.depth === 'AGGREGATES' && gateway?.ownSet?.isApproved !== true;
}
