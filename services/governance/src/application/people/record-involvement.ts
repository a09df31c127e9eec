import { INVOLVEMENT_EVIDENCE, INVOLVEMENT_ROLES } from '@pontio/vocabulary';
import { z } from 'zod';
import { Involvement } from '../../persistence/involvement.entity.js';
import { Practitioner } from '../../persistence/practitioner.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { day, id, optional, person } from '../changes/fields.js';
import { invalid } from '../changes/parse-change.js';
import { endsAfterItBegins } from './days.js';
import { type RegisterRecord, registerRecord } from './register-record.js';

const recorded = z.object({
  person,
  input: endsAfterItBegins(
    z.object({
      actorId: optional(id('prc')),
      teamId: optional(z.string().min(1).max(100)),
      role: z.enum(INVOLVEMENT_ROLES),
      caseRef: z.string().trim().min(1).max(200),
      from: day,
      to: optional(day),
      evidence: z.enum(INVOLVEMENT_EVIDENCE),
    }),
  ),
});

type Entry = z.infer<typeof recorded>['input'];

/** Records that a worker or team of the practitioner's own agency is involved with a person. */
export const recordInvolvement: ChangeKind<z.infer<typeof recorded>, RegisterRecord> = {
  name: 'recordInvolvement',
  input: recorded,
  apply: async ({ person: personId, input }, by) => {
    const { change, agency, practitioner } = by;
    const recordId = change.newId('inv');
    const { from, to, actorId, ...rest } = input;
    await change.manager.insert(Involvement, {
      ...{ ...rest, id: recordId, personId, agencyId: agency.id, startsOn: from, endsOn: to },
      ...{ actorId: await workerOf(input, actorId, by), recordedBy: practitioner.id },
    });
    change.record('INVOLVEMENT_RECORDED', {
      ...{ record: recordId, personId, owners: [agency.id], reason: input.evidence },
    });
    return registerRecord(change, recordId);
  },
};

/** What somebody records of themselves, or of a team they belong to, counts as claimed, whatever they say of it. */
async function workerOf(
  { teamId, evidence }: Entry,
  actorId: string | null,
  { change, agency, practitioner }: ChangeBy,
): Promise<string | null> {
  const workerId = actorId ?? (teamId === null ? practitioner.id : null);
  const isOwnTeam = workerId === null && teamId !== null && practitioner.teamIds.includes(teamId);
  if ((workerId === practitioner.id || isOwnTeam) && evidence !== 'SELF_CLAIMED') {
    throw invalid('evidence: must be SELF_CLAIMED when it is about yourself or a team of yours.');
  }
  if (workerId === null) return null;
  const isColleague = await change.manager.existsBy(Practitioner, { id: workerId, agencyId: agency.id });
  if (!isColleague) throw invalid('actorId: must be a practitioner of your agency.');
  return workerId;
}
