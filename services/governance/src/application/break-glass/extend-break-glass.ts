import { z } from 'zod';
import type { BreakGlass } from '../../persistence/break-glass.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { id } from '../changes/fields.js';
import { checkState } from '../changes/find-record.js';
import { hoursAfter } from '../uk-day.js';
import { OPEN_HOURS, checkTraining, justification } from './declare-break-glass.js';
import { findOpenBreakGlass } from './find-break-glass.js';

/** The second declaration by the same practitioner: opens more, for another hour, once. */
export const extendBreakGlass: ChangeKind<{ id: string; justification: string }, BreakGlass> = {
  name: 'extendBreakGlass',
  input: z.object({ id: id('bgl'), justification }),
  apply: async (input, by) => {
    checkTraining(by);
    const { change } = by;
    const open = await findOpenBreakGlass(input.id, by);
    checkState(open.extendedAt === null, 'extended once already');
    open.extendedAt = change.now;
    open.extensionJustification = input.justification;
    open.until = hoursAfter(open.until, OPEN_HOURS);
    const { id: record, personId, agencyId } = open;
    change.record('BREAK_GLASS_EXTENDED', { record, personId, owners: [agencyId], breakGlass: record });
    return change.manager.save(open);
  },
};
