import { z } from 'zod';
import type { BreakGlass } from '../../persistence/break-glass.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { id } from '../changes/fields.js';
import { findOpenBreakGlass } from './find-break-glass.js';

/** Ends a declaration before its time. */
export const closeBreakGlass: ChangeKind<{ id: string }, BreakGlass> = {
  name: 'closeBreakGlass',
  input: z.object({ id: id('bgl') }),
  apply: async (input, by) => {
    const { change } = by;
    const open = await findOpenBreakGlass(input.id, by);
    open.closedAt = change.now;
    const { id: record, personId, agencyId } = open;
    change.record('BREAK_GLASS_CLOSED', { record, personId, owners: [agencyId], breakGlass: record });
    return change.manager.save(open);
  },
};
