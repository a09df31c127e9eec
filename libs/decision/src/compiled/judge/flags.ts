import { consentToShare } from './consent-that-counts.js';
import type { RestrictionCode } from '../facts/restriction-code.js';
import { has } from '../words/words.js';
import type { Trail } from './trail.js';
import { type Stop, duty } from './verdict.js';

const MASK_LOCATION = duty('MASK_LOCATION');

/** FLAGS: no protective restriction hides it or holds it back; some mask where the person is. */
export function isUnrestricted(trail: Trail): Stop | undefined {
  const { active, flags } = trail.lane.person;
  for (const flag of flags) {
    const stop = closedBy(flag, trail);
    if (stop !== undefined) return stop;
  }
  const mask = trail.mark.revealsPlace ? flags.find((flag) => onlyMasks(flag, trail)) : undefined;
  if (mask !== undefined) trail.changeFor('RESTRICTED', mask.code, MASK_LOCATION);
  for (const { duties, dutyCategories } of active) {
    if (has(dutyCategories, trail.mark.bit)) trail.duties |= duties;
  }
  return undefined;
}

const isIn = ({ hides, withholds }: RestrictionCode, { mark }: Trail): boolean =>
  has(hides | withholds, mark.bit);

/** What a restriction opens to consent it does not mask either. */
const onlyMasks = (flag: RestrictionCode, trail: Trail): boolean => flag.masksPlace && !isIn(flag, trail);

function closedBy(flag: RestrictionCode, trail: Trail): Stop | undefined {
  if (!isIn(flag, trail)) return undefined;
  const ref = flag.code;
  if (!flag.needsConsent) return { reason: 'RESTRICTED', ref, hide: has(flag.hides, trail.mark.bit) };
  const consent = consentToShare(trail);
  const isOpened = consent?.isYes === true && consent.isSpecific && consent.isExplicit;
  return isOpened ? undefined : { reason: 'EXPLICIT_CONSENT_REQUIRED', ref, hide: true };
}
