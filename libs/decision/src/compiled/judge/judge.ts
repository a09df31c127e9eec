import { consentToShare } from './consent-that-counts.js';
import { daysAfter } from '../../uk-date.js';
import type { GatewayRow } from '../law/gateway-row.js';
import { hasConfidence } from './confidence.js';
import { passesEntrance } from './entrance.js';
import { hasAgreement, hasGateway } from './law-and-agreement.js';
import { isNeeded } from './need.js';
import { isPassedOn, isShaped, redactsOthers } from './last-look.js';
import { isNotProhibited } from './prohibited.js';
import { hasRelation } from './relation.js';
import { isUnrestricted } from './flags.js';
import type { Trail } from './trail.js';
import { type Release, type Stop, type Verdict, directoryEntry, refusal } from './verdict.js';

/**
 * Judges all cells of one sort, at the start of their trail: the same fourteen questions as the staged engine asks of each cell,
 * read anew from the model and asked once for all that are alike. A question answers with the stop it finds.
 */
export function judge(trail: Trail): Verdict {
  const { mark } = trail;
  const stop = passesEntrance(trail);
  if (stop !== undefined) return refusal(mark, stop);
  if (mark.isDirectory) return directoryEntry(mark);
  const later = isLawful(trail) ?? isFitting(trail);
  return later === undefined ? release(trail) : refusal(mark, later);
}

/** Whether the law and the practitioner's part in it let the cells pass. */
function isLawful(trail: Trail): Stop | undefined {
  return hasGateway(trail) ?? hasAgreement(trail) ?? hasRelation(trail) ?? isNotProhibited(trail);
}

/** Whether restrictions, need, confidence and other people let them pass, and how. */
function isFitting(trail: Trail): Stop | undefined {
  const stop = isUnrestricted(trail) ?? isNeeded(trail) ?? hasConfidence(trail);
  if (stop !== undefined) return stop;
  redactsOthers(trail);
  return isPassedOn(trail) ?? isShaped(trail);
}

function release(trail: Trail): Verdict {
  const { mark, gateway, change, isWhole, duties } = trail;
  if (gateway === undefined) return refusal(mark, { reason: 'NO_GATEWAY' });
  // That a secret is changed would tell that it is there.
  if (change !== undefined && mark.isSecret) return refusal(mark, change);
  return {
    mark,
    result: change === undefined ? 'ALLOW' : 'TRANSFORM',
    reason: change?.reason ?? 'SHARED',
    ref: change === undefined ? gateway.code : change.ref,
    requestable: false,
    isReleased: true,
    isWhole,
    duties,
    tell: undefined,
    unknown: undefined,
    release: releaseUnder(gateway, trail),
  };
}

/** One object for cells that are released alike, one after the other: most are. */
function releaseUnder(gateway: GatewayRow, trail: Trail): Release {
  const { lane, row, released } = trail;
  const consent = consentToShare(trail);
  const keptFor = row?.deleteAfterDays;
  const deleteAfter = keptFor === undefined ? undefined : daysAfter(lane.request.today, keptFor);
  if (released?.gateway === gateway && released.consent === consent && released.deleteAfter === deleteAfter) {
    return released;
  }
  const agreement = lane.agreement?.code.name;
  trail.released = { gateway, agreement, consent, silent: lane.person.silent, deleteAfter };
  return trail.released;
}
