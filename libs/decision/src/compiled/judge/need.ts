import type { RowCode } from '../facts/agreement-code.js';
import { has } from '../words/words.js';
import { isOpenedByGlass } from './opened-by-glass.js';
import type { Trail } from './trail.js';
import { type Stop, duty } from './verdict.js';

const DELETE_AFTER = duty('DELETE_AFTER');
const MORE_THAN_NEEDED: Stop = { reason: 'NOT_NECESSARY' };

/** NEED: the emergency set, a row of the agreement, what the statute lists, or what the holder judged. */
export function isNeeded(trail: Trail): Stop | undefined {
  const { lane, mark } = trail;
  const { purposeBit } = lane.request;
  if (!has(mark.rule.purposes, purposeBit)) return MORE_THAN_NEEDED;
  if (isOpenedByGlass(trail)) return undefined;
  trail.row = trail.sort.rows.find((row) => isFor(row, trail));
  if (trail.row === undefined) return isListed(trail) ? undefined : MORE_THAN_NEEDED;
  if (trail.row.deleteAfterDays !== undefined) trail.duties |= DELETE_AFTER;
  return undefined;
}

function isFor({ depth, about }: RowCode, { lane, gateway }: Trail): boolean {
  if (!has(lane.request.reached, depth)) return false;
  if (about === 'ANY') return true;
  const isFamily = gateway?.isForChildren === true && lane.person.isFamilyOfChild;
  return isFamily === (about === 'FAMILY');
}

/** Without a row: the statute's own set, as deep as the purpose goes; or, where it has none, a judgement. */
function isListed(trail: Trail): boolean {
  const { lane, mark, gateway } = trail;
  const set = gateway?.ownSet;
  if (set === undefined) return lane.isSentByHolder || trail.judgement('CASE') !== undefined;
  if (!has(set.categories, mark.bit)) return false;
  return lane.isSentByHolder || set.isApproved || has(lane.request.reached, set.depth);
}
