import { REPRESENTATIVE_CAPACITIES } from '@pontio/vocabulary';
import { z } from 'zod';
import { Representative } from '../../persistence/representative.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { day, optional, person, words } from '../changes/fields.js';
import { endsAfterItBegins } from './days.js';
import { type RegisterRecord, registerRecord } from './register-record.js';

const recorded = z
  .object({
    person,
    representative: person,
    input: endsAfterItBegins(
      z.object({
        capacity: z.enum(REPRESENTATIVE_CAPACITIES),
        evidence: words,
        from: day,
        to: optional(day),
        excludedFromNotice: z.boolean(),
      }),
    ),
  })
  .superRefine(({ person: personId, representative }, context) => {
    if (personId !== representative) return;
    const message = 'must be somebody else than the person';
    context.addIssue({ code: 'custom', path: ['representative'], message });
  });

/** Records that somebody may act for a person, on what evidence. */
export const recordRepresentative: ChangeKind<z.infer<typeof recorded>, RegisterRecord> = {
  name: 'recordRepresentative',
  input: recorded,
  apply: async ({ person: personId, representative, input }, { change, agency, practitioner }) => {
    const id = change.newId('rep');
    const { from, to, ...rest } = input;
    await change.manager.insert(Representative, {
      ...{ ...rest, id, personId, representativeId: representative, startsOn: from, endsOn: to },
      ...{ agencyId: agency.id, recordedBy: practitioner.id },
    });
    change.record('REPRESENTATIVE_CHANGED', {
      ...{ record: id, personId, owners: [agency.id], reason: input.capacity },
    });
    return registerRecord(change, id);
  },
};
