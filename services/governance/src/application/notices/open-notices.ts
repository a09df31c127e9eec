import type { ReleaseOrder } from '@pontio/request-context';
import { In } from 'typeorm';
import { z } from 'zod';
import { Agency } from '../../persistence/agency.entity.js';
import { GATEWAY_NOTICES } from '../../persistence/notice.entity.js';
import type { ChangeRegister } from '../changes/change-register.js';
import { id, optional } from '../changes/fields.js';
import { invalid, parseChange } from '../changes/parse-change.js';
import { openNotice } from './open-notice.js';

const notices = z.object({
  input: z
    .array(
      z.object({
        agencyId: id('agy'),
        kind: z.enum(GATEWAY_NOTICES),
        decisionId: id('dec'),
        subjectId: optional(z.string().max(100)),
        breakGlassId: optional(id('bgl')),
        detail: optional(z.string().max(500)),
      }),
    )
    .max(500),
});

/**
 * Carries out the gateway's notices: all of them or none. Safe to repeat.
 *
 * @returns how many were new
 */
export async function openNotices(
  register: ChangeRegister,
  order: ReleaseOrder,
  args: unknown,
): Promise<number> {
  const { input } = parseChange(notices, args);
  return register.apply(order, async (change) => {
    const agencies = await change.manager.findBy(Agency, { id: In(input.map(({ agencyId }) => agencyId)) });
    const known = new Set(agencies.map((agency) => agency.id));
    const strangers = input.flatMap(({ agencyId }, index) =>
      known.has(agencyId) ? [] : [`${index}.agencyId: must be an agency of the register.`],
    );
    if (strangers.length > 0) throw invalid(...strangers);
    let opened = 0;
    for (const notice of input) {
      const about = notice.breakGlassId ?? notice.decisionId;
      if (await openNotice(change, { ...notice, about })) opened += 1;
    }
    return opened;
  });
}
