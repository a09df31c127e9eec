import type { Trail } from './trail.js';

/** A broken glass opens the emergency set; broken a second time, everything that no statute forbids. */
export function isOpenedByGlass({ lane, mark }: Trail): boolean {
  const isExtended = lane.request.input.request.breakGlass?.extended === true;
  return lane.person.glass && (mark.rule.isEmergency || isExtended);
}
