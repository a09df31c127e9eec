import { HIDES, RESTRICTIONS, RESTRICTION_CODES } from '@pontio/vocabulary';
import { z } from 'zod';
import { Restriction } from '../../persistence/restriction.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { agencies, categories, day, id, optional, person, purposes, words } from '../changes/fields.js';
import { endsAfterItBegins } from './days.js';
import { type RegisterRecord, registerRecord } from './register-record.js';

const restriction = z
  .object({
    code: z.enum(RESTRICTION_CODES),
    authority: words,
    from: day,
    to: optional(day),
    reviewAt: day,
    hides: z.array(z.enum(HIDES)),
    categories,
    fromAgencies: agencies,
    exceptPurposes: purposes,
    exceptApprovers: z.array(id('prc')).max(200),
    breakGlass: z.enum(['ALLOWED', 'FORBIDDEN']),
    dangerousPersons: z.array(person).max(50),
  })
  .superRefine(({ code, breakGlass, hides, categories: named }, context) => {
    if (breakGlass === 'ALLOWED' && RESTRICTIONS[code].breakGlass === 'FORBIDDEN') {
      context.addIssue({ code: 'custom', path: ['breakGlass'], message: `must be FORBIDDEN for ${code}` });
    }
    if (hides.includes('CATEGORY') && named.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['categories'],
        message: 'must be named when hides says CATEGORY',
      });
    }
  });

const set = z.object({ person, input: endsAfterItBegins(restriction) });

/** Sets a protective restriction, with a day on which it is looked at again. */
export const setRestriction: ChangeKind<z.infer<typeof set>, RegisterRecord> = {
  name: 'setRestriction',
  input: set,
  apply: async ({ person: personId, input }, { change, agency, practitioner }) => {
    const recordId = change.newId('res');
    const { from, to, dangerousPersons, ...rest } = input;
    await change.manager.insert(Restriction, {
      ...{ ...rest, id: recordId, personId, setBy: agency.id, startsOn: from, endsOn: to },
      ...{ dangerousPersonIds: dangerousPersons, recordedBy: practitioner.id },
    });
    change.record('RESTRICTION_SET', {
      ...{ record: recordId, personId, owners: [agency.id], reason: input.code.replace('.', '_') },
    });
    return registerRecord(change, recordId);
  },
};
