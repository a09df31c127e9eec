import { JUDGEMENT_KINDS, LEVELS, RECORDED_CONDITIONS, SAR_EXEMPTION_CODES } from '@pontio/vocabulary';
import { z } from 'zod';
import { Judgement } from '../../persistence/judgement.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { agencies, categories, day, optional, person, words } from '../changes/fields.js';
import { invalid } from '../changes/parse-change.js';
import { ukDay } from '../uk-day.js';
import { type RegisterRecord, registerRecord } from './register-record.js';

const judgement = z
  .object({
    kind: z.enum(JUDGEMENT_KINDS),
    reasons: words,
    categories,
    upTo: optional(z.enum(LEVELS)),
    recipients: agencies,
    caseRef: optional(z.string().trim().min(1).max(200)),
    condition: optional(z.enum(RECORDED_CONDITIONS)),
    ref: optional(z.enum(SAR_EXEMPTION_CODES)),
    validTo: optional(day),
  })
  .superRefine(({ kind, condition, ref, upTo }, context) => {
    const issue = (part: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [part], message });
    };
    if ((kind === 'CONDITION') !== (condition !== null))
      issue('condition', 'goes with the kind CONDITION alone');
    if ((kind === 'EXEMPTION') !== (ref !== null)) issue('ref', 'goes with the kind EXEMPTION alone');
    // A judgement made in advance never reaches above C3: beyond that each case is judged.
    if (kind === 'STANDING' && (upTo === null || upTo > 'C3'))
      issue('upTo', 'must be C3 or less for STANDING');
  });

const recorded = z.object({ person, input: judgement });

/** Records a professional's judgement in their own agency's name. A machine applies it and never makes one. */
export const recordJudgement: ChangeKind<z.infer<typeof recorded>, RegisterRecord> = {
  name: 'recordJudgement',
  input: recorded,
  apply: async ({ person: personId, input }, { change, agency, practitioner }) => {
    if (input.validTo !== null && input.validTo < ukDay(change.now)) {
      throw invalid('validTo: must not be in the past.');
    }
    const id = change.newId('jud');
    await change.manager.insert(Judgement, {
      ...input,
      ...{ id, personId, agencyId: agency.id, madeBy: practitioner.id, madeAt: change.now },
    });
    change.record('JUDGEMENT_RECORDED', {
      ...{ record: id, personId, owners: [agency.id], reason: input.condition ?? input.kind },
    });
    return registerRecord(change, id);
  },
};
