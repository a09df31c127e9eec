import {
  type EntityManager,
  type EntityTarget,
  In,
  type ObjectLiteral,
  type SelectQueryBuilder,
} from 'typeorm';
import { CompetenceAssessment } from '../persistence/competence-assessment.entity.js';
import { Consent } from '../persistence/consent.entity.js';
import type { Ended } from '../persistence/ended.js';
import { Involvement } from '../persistence/involvement.entity.js';
import { Judgement } from '../persistence/judgement.entity.js';
import { Representative } from '../persistence/representative.entity.js';
import { Restriction } from '../persistence/restriction.entity.js';
import { Subject } from '../persistence/subject.entity.js';
import type { RegisteredSubject } from './load-decision-facts.js';
import {
  competenceFacts,
  consentFacts,
  given,
  involvementFacts,
  judgementFacts,
  representativeFacts,
  restrictionFacts,
} from './to-facts.js';

/** What the register knows of some people, in the order asked. Of somebody unknown it knows nothing. */
export async function loadSubjects(
  manager: EntityManager,
  ids: readonly string[],
): Promise<RegisteredSubject[]> {
  const subjects = await manager.findBy(Subject, { id: In([...ids]) });
  const known = new Map(subjects.map((subject) => [subject.id, subject]));
  const competence = await recordsOf(manager, CompetenceAssessment, ids);
  const consents = await recordsOf(manager, Consent, ids);
  const involvement = await standingRecordsOf(manager, Involvement, ids);
  const representatives = await standingRecordsOf(manager, Representative, ids);
  const restrictions = await standingRecordsOf(manager, Restriction, ids);
  const judgements = await standingRecordsOf(manager, Judgement, ids);
  return ids.map((id) => ({
    id,
    ...personalFacts(known.get(id)),
    competence: (competence.get(id) ?? []).map(competenceFacts),
    representatives: (representatives.get(id) ?? []).map(representativeFacts),
    involvement: (involvement.get(id) ?? []).map(involvementFacts),
    consents: (consents.get(id) ?? []).map(consentFacts),
    restrictions: (restrictions.get(id) ?? []).map(restrictionFacts),
    judgements: (judgements.get(id) ?? []).map(judgementFacts),
  }));
}

function personalFacts(
  subject: Subject | undefined,
): Pick<RegisteredSubject, 'birthDate' | 'unborn' | 'ordinaryResidence' | 'relatedPersonIds'> {
  if (subject === undefined) return { relatedPersonIds: [] };
  const { birthDate, unborn, ordinaryResidence, relatedPersonIds } = subject;
  return {
    relatedPersonIds,
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
  return byPerson(await selectRecords(manager, entity, ids).getMany());
}

/** Records that nobody has ended. */
async function standingRecordsOf<R extends PersonRecord & Ended>(
  manager: EntityManager,
  entity: EntityTarget<R>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, R[]>> {
  return byPerson(await selectRecords(manager, entity, ids).andWhere('record.endedAt is null').getMany());
}

function selectRecords<R extends PersonRecord>(
  manager: EntityManager,
  entity: EntityTarget<R>,
  ids: readonly string[],
): SelectQueryBuilder<R> {
  return manager
    .createQueryBuilder(entity, 'record')
    .where('record.personId = any(:ids)', { ids })
    .orderBy('record.id');
}

function byPerson<R extends PersonRecord>(records: R[]): ReadonlyMap<string, R[]> {
  return Map.groupBy(records, ({ personId }) => personId);
}
