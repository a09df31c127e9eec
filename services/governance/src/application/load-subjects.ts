import { type EntityManager, type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { Consent } from '../persistence/consent.entity.js';
import { Involvement } from '../persistence/involvement.entity.js';
import { Judgement } from '../persistence/judgement.entity.js';
import { Restriction } from '../persistence/restriction.entity.js';
import { Subject } from '../persistence/subject.entity.js';
import type { RegisteredSubject } from './load-decision-facts.js';
import { consentFacts, given, involvementFacts, judgementFacts, restrictionFacts } from './to-facts.js';

/** What the register knows of some people, in the order asked. Of somebody unknown it knows nothing. */
export async function loadSubjects(
  manager: EntityManager,
  ids: readonly string[],
): Promise<RegisteredSubject[]> {
  const subjects = await manager.findBy(Subject, { id: In([...ids]) });
  const known = new Map(subjects.map((subject) => [subject.id, subject]));
  const involvement = await recordsOf(manager, Involvement, ids);
  const consents = await recordsOf(manager, Consent, ids);
  const restrictions = await recordsOf(manager, Restriction, ids);
  const judgements = await recordsOf(manager, Judgement, ids);
  return ids.map((id) => ({
    id,
    ...personalFacts(known.get(id)),
    involvement: (involvement.get(id) ?? []).map(involvementFacts),
    consents: (consents.get(id) ?? []).map(consentFacts),
    restrictions: (restrictions.get(id) ?? []).map(restrictionFacts),
    judgements: (judgements.get(id) ?? []).map(judgementFacts),
  }));
}

function personalFacts(
  subject: Subject | undefined,
): Pick<
  RegisteredSubject,
  'birthDate' | 'unborn' | 'ordinaryResidence' | 'relatedPersonIds' | 'competence' | 'representatives'
> {
  if (subject === undefined) return { relatedPersonIds: [], competence: [], representatives: [] };
  const { birthDate, unborn, ordinaryResidence, relatedPersonIds, competence } = subject;
  return {
    relatedPersonIds,
    competence,
    representatives: [],
    ...given('birthDate', birthDate),
    ...given('ordinaryResidence', ordinaryResidence),
    ...(unborn && { unborn }),
  };
}

interface PersonRecord extends ObjectLiteral {
  readonly id: string;
  readonly personId: string;
}

async function recordsOf<R extends PersonRecord>(
  manager: EntityManager,
  entity: EntityTarget<R>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, R[]>> {
  const records = await manager
    .createQueryBuilder(entity, 'record')
    .where('record.personId = any(:ids)', { ids })
    .orderBy('record.id')
    .getMany();
  return Map.groupBy(records, ({ personId }) => personId);
}
