import type { EntityTarget, FindOptionsWhere } from 'typeorm';
import type { RegisterKind } from '@pontio/audit-contract';
import type { Ended } from '../../persistence/ended.js';
import { Involvement } from '../../persistence/involvement.entity.js';
import { Judgement } from '../../persistence/judgement.entity.js';
import { Representative } from '../../persistence/representative.entity.js';
import { Restriction } from '../../persistence/restriction.entity.js';
import type { ChangeKind } from '../changes/change-register.js';
import { ending } from '../changes/fields.js';
import { checkState, findRecord } from '../changes/find-record.js';
import type { ChangeName } from '../changes/who-may.js';
import { closeNotices } from '../notices/close-notices.js';
import { type RegisterRecord, registerRecord } from './register-record.js';

interface Endable extends Ended {
  readonly id: string;
  readonly personId: string;
}

interface Ending<R extends Endable> {
  readonly name: ChangeName;
  readonly prefix: string;
  readonly entity: EntityTarget<R>;
  readonly kind: RegisterKind;
  /** The column of the agency whose record it is. */
  readonly agency: keyof R & string;
}

/** Ends a record of the practitioner's own agency, from this instant. The record itself is kept. */
function endRecord<R extends Endable>({
  name,
  prefix,
  entity,
  kind,
  agency: column,
}: Ending<R>): ChangeKind<{ id: string; reason: string }, RegisterRecord> {
  return {
    name,
    input: ending(prefix),
    apply: async ({ id, reason }, { change, agency, practitioner }) => {
      const where = { id, [column]: agency.id } as FindOptionsWhere<R>;
      const record = await findRecord(change.manager, entity, where);
      checkState(record.endedAt === null, 'ended already');
      Object.assign(record, { endedAt: change.now, endedBy: practitioner.id, endedWhy: reason });
      await change.manager.save(record);
      await closeNotices(change, practitioner.id, { about: id });
      change.record(kind, {
        ...{ record: id, personId: record.personId, owners: [agency.id] },
        ...(kind === 'REPRESENTATIVE_CHANGED' && { reason: 'ENDED' }),
      });
      return registerRecord(change, id, 'ENDED');
    },
  };
}

export const liftRestriction = endRecord({
  name: 'liftRestriction',
  prefix: 'res',
  entity: Restriction,
  kind: 'RESTRICTION_LIFTED',
  agency: 'setBy',
});

export const endJudgement = endRecord({
  name: 'endJudgement',
  prefix: 'jud',
  entity: Judgement,
  kind: 'JUDGEMENT_ENDED',
  agency: 'agencyId',
});

export const endInvolvement = endRecord({
  name: 'endInvolvement',
  prefix: 'inv',
  entity: Involvement,
  kind: 'INVOLVEMENT_ENDED',
  agency: 'agencyId',
});

export const endRepresentative = endRecord({
  name: 'endRepresentative',
  prefix: 'rep',
  entity: Representative,
  kind: 'REPRESENTATIVE_CHANGED',
  agency: 'agencyId',
});
