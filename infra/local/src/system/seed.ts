import { type PracticeGround, practiceGroundRegister } from '@pontio/governance';
import type { RunningPersonIndex } from '@pontio/person-index';
import {
  type PersonaPerson,
  agencies,
  ellie,
  ellieEnquiry,
  ellieFamilyHelp,
  kate,
  people,
  practitioners,
  sana,
} from '@pontio/testing';
import type { RunningServices } from './services.js';

/**
 * Fills the registers with the practice ground: who is the same person, and who may share what with whom.
 * Doing it again changes nothing.
 */
export async function seedRegisters({
  personIndex,
  governance,
}: Pick<RunningServices, 'personIndex' | 'governance'>): Promise<void> {
  const personIds: Record<string, string> = {};
  for (const person of people) {
    const id = await registerRecords(personIndex, person);
    if (id !== undefined) personIds[person.key] = id;
  }
  const ground: PracticeGround = {
    agencies,
    practitioners,
    people,
    personIds,
    enquiry: { ...ellieEnquiry, child: ellie.key, lead: sana.id, refusedBy: kate.key },
    familyHelp: ellieFamilyHelp,
  };
  await governance.seed(practiceGroundRegister(ground));
}

/** Each agency gives the identifiers it holds: schools know pupil numbers, health knows NHS numbers, a council may know both. */
async function registerRecords(
  personIndex: RunningPersonIndex,
  person: PersonaPerson,
): Promise<string | undefined> {
  let id: string | undefined;
  for (const { id: agencyId, type, recordSystem = 'records' } of agencies) {
    const recordRef = person.recordIds[agencyId];
    if (recordRef === undefined) continue;
    const nhs = { system: 'NHS', value: person.nhsNumber } as const;
    const upn = person.upn === undefined ? [] : [{ system: 'UPN', value: person.upn } as const];
    const identifiers = { LA_CHILDREN: [nhs, ...upn], NHS_TRUST: [nhs], SCHOOL: upn, THIRD_SECTOR: [] }[type];
    const outcome = await personIndex.registerRecord({ agencyId, recordSystem, recordRef, identifiers });
    if (outcome.status === 'Match') id ??= outcome.personId;
  }
  return id;
}
