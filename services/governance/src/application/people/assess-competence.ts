import { COMPETENCE_OUTCOMES } from '@pontio/vocabulary';
import { z } from 'zod';
import { CompetenceAssessment } from '../../persistence/competence-assessment.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { day, optional, person, words } from '../changes/fields.js';
import { type RegisterRecord, registerRecord } from './register-record.js';

const assessment = z.object({
  person,
  input: z.object({
    domain: z.string().trim().min(1).max(100),
    outcome: z.enum(COMPETENCE_OUTCOMES),
    reasons: words,
    reviewAt: optional(day),
  }),
});

/** Records whether a person can decide for themselves, in one domain. The latest assessment counts. */
export const assessCompetence: ChangeKind<z.infer<typeof assessment>, RegisterRecord> = {
  name: 'assessCompetence',
  input: assessment,
  apply: async ({ person: personId, input }, { change, agency, practitioner }) => {
    const id = change.newId('cmp');
    await change.manager.insert(CompetenceAssessment, {
      ...input,
      ...{ id, personId, assessedAt: change.now, agencyId: agency.id, recordedBy: practitioner.id },
    });
    change.record('COMPETENCE_ASSESSED', {
      ...{ record: id, personId, owners: [agency.id], reason: input.outcome },
    });
    return registerRecord(change, id);
  },
};
