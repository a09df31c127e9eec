import { BreakGlass } from '../../persistence/break-glass.entity.js';
import type { ChangeBy } from '../changes/change-register.js';
import { checkState, findRecord } from '../changes/find-record.js';

/** A declaration by this practitioner that still opens something. */
export async function findOpenBreakGlass(
  id: string,
  { change, practitioner, agency }: ChangeBy,
): Promise<BreakGlass> {
  const found = await findRecord(change.manager, BreakGlass, {
    ...{ id, practitionerId: practitioner.id, agencyId: agency.id },
  });
  checkState(isOpen(found, change.now), 'ended already');
  return found;
}

/** Whether a declaration opens anything at a time. */
export function isOpen({ closedAt, until }: BreakGlass, now: Date): boolean {
  return closedAt === null && until > now;
}
