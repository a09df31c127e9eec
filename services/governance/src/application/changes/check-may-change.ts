import { PontioError } from '@pontio/errors';
import type { OrderActor } from '@pontio/request-context';
import type { EntityManager } from 'typeorm';
import { Agency } from '../../persistence/agency.entity.js';
import { Practitioner } from '../../persistence/practitioner.entity.js';
import { type ChangeName, type MayChange, WHO_MAY } from './who-may.js';

/** Authenticator assurance below which nothing is changed. */
const AAL_MIN = 2;

/** Who makes a change, as the register has them on record. */
export interface Changer {
  readonly practitioner: Practitioner;
  readonly agency: Agency;
}

/**
 * Confirms from the register what the order says of its practitioner, and that they may make this change.
 * Their row is locked until the change is done: two changes by one practitioner come one after the other.
 *
 * @throws PontioError `CHANGE_REFUSED`
 */
export async function checkMayChange(
  manager: EntityManager,
  name: ChangeName,
  actor: OrderActor | undefined,
): Promise<Changer> {
  const { practitionerId = '', agencyId = '', role = '' } = actor ?? {};
  const practitioner = await manager.findOne(Practitioner, {
    where: { id: practitionerId, agencyId, status: 'ACTIVE' },
    lock: { mode: 'for_no_key_update' },
  });
  const agency = await manager.findOneBy(Agency, { id: agencyId });
  if (practitioner === null || agency === null || practitioner.role !== role) {
    throw refusal(name, 'the register has no such active practitioner');
  }
  checkStanding(name, practitioner, agency);
  return { practitioner, agency };
}

function checkStanding(name: ChangeName, practitioner: Practitioner, agency: Agency): void {
  const { roles, whileSuspended = false }: MayChange = WHO_MAY[name];
  const listed = roles === 'LISTED_BY_AGENCY' ? agency.breakGlassRoles : roles;
  if (practitioner.aal < AAL_MIN) throw refusal(name, 'the sign-in is too weak');
  if (agency.status !== 'ACTIVE' && !whileSuspended) throw refusal(name, 'the agency is suspended');
  if (!listed.includes(practitioner.role)) throw refusal(name, 'the role may not');
}

/** A change that is not this practitioner's to make. The detail goes to the log and names nobody. */
export function refusal(name: ChangeName, detail: string): PontioError {
  return new PontioError('CHANGE_REFUSED', { detail: `${name}: ${detail}` });
}
