import type { ExceptionRow, ProhibitionRow } from '../law/prohibition-row.js';
import type { OpenPerson } from '../request/open-person.js';
import { C5 } from '../words/vocabularies.js';
import { EVERY, has } from '../words/words.js';
import type { Trail } from './trail.js';
import { type Stop, duty } from './verdict.js';

const NOTIFY_HOLDER = duty('NOTIFY_HOLDER');

/** PROHIBITED: no statute forbids it, or one of the statute's own exceptions is met. */
export function isNotProhibited(trail: Trail): Stop | undefined {
  const { lane, mark } = trail;
  let isCaught = false;
  for (const prohibition of mayCatch(trail) ? lane.prohibitions.rows : []) {
    if (!catches(prohibition, trail)) continue;
    isCaught = true;
    if (!prohibition.exceptions.some((way) => isOpen(way, trail))) return forbid(prohibition, lane.person);
  }
  // The highest level is for what a statute protects: without one, the label is in doubt.
  return !isCaught && mark.level === C5 ? { reason: 'PROHIBITED', hide: true } : undefined;
}

/** Whether any of them can catch: mostly none does, and that is seen at once. */
function mayCatch({ lane: { person, prohibitions }, mark }: Trail): boolean {
  return (
    has(prohibitions.categories, mark.bit) ||
    has(prohibitions.restrictions, person.activeBits) ||
    mark.prohibitions.length > 0
  );
}

function catches({ categories, code, restrictions }: ProhibitionRow, { lane, mark }: Trail): boolean {
  return (
    has(categories, mark.bit) || has(restrictions, lane.person.activeBits) || mark.prohibitions.includes(code)
  );
}

function isOpen({ roles, purposes, condition }: ExceptionRow, trail: Trail): boolean {
  const { roleBit, purposeBit } = trail.lane.request;
  return (
    (roles === EVERY || has(roles, roleBit)) &&
    has(purposes, purposeBit) &&
    (condition === 0 || has(trail.recorded(), condition))
  );
}

/** Who guards the person hears of it, and nobody else. */
function forbid({ code, hides, restrictions }: ProhibitionRow, { active }: OpenPerson): Stop {
  const guards = active.filter(({ bit }) => has(restrictions, bit)).map(({ setBy }) => setBy);
  const stop = { reason: 'PROHIBITED', ref: code, hide: hides } as const;
  return guards.length > 0 ? { ...stop, duties: NOTIFY_HOLDER, tell: guards } : stop;
}
