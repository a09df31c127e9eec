import { C3 } from '../words/vocabularies.js';
import { unknownWord } from './lane-entrance.js';
import type { Trail } from './trail.js';
import { type Stop, duty } from './verdict.js';

const NOTIFY_IG = duty('NOTIFY_IG');

/**
 * FORM, STANDING and AUDIT: every word is known, nothing needed is missing, it is certain who is meant, who asks
 * may ask, and the intent is written. Of a directory entry only words and standing matter.
 */
export function passesEntrance(trail: Trail): Stop | undefined {
  const { lane, mark } = trail;
  const unknown = lane.request.unknown ?? mark.unknown ?? lane.unknown;
  if (unknown !== undefined) return unknownWord(unknown);
  if (mark.isDirectory) return lane.isActive ? undefined : { reason: 'NO_STANDING' };
  if (lane.shut !== undefined) return lane.shut;
  if (lane.request.hasLapsed) {
    if (mark.level >= C3) return { reason: 'ASSURANCE_LAPSED' };
    trail.duties |= NOTIFY_IG;
  }
  return lane.request.input.auditWritable ? undefined : { reason: 'AUDIT_UNAVAILABLE' };
}
