import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { Agency } from '../persistence/agency.entity.js';
import { Agreement } from '../persistence/agreement.entity.js';
import { CompetenceAssessment } from '../persistence/competence-assessment.entity.js';
import { Consent } from '../persistence/consent.entity.js';
import { Involvement } from '../persistence/involvement.entity.js';
import { Judgement } from '../persistence/judgement.entity.js';
import { Practitioner } from '../persistence/practitioner.entity.js';
import { Representative } from '../persistence/representative.entity.js';
import { Restriction } from '../persistence/restriction.entity.js';
import { Subject } from '../persistence/subject.entity.js';
import { type RegisterDocument, registerDocument } from './register-document.js';

/**
 * Loads a whole register, all of it or nothing. What is there under the same id stays as it is: what has been
 * recorded since is changed by changes, each with its event, and never by loading the practice ground again.
 *
 * @throws ZodError with every problem, when the document does not have the shape of a register
 */
export async function seedGovernance(database: DataSource, document: RegisterDocument): Promise<void> {
  const register = registerDocument.parse(document);
  await database.transaction(async (manager) => {
    await addParties(manager, register);
    await addPeople(manager, register);
    await addRecords(manager, register);
  });
}

async function add<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values([...rows])
    .orIgnore()
    .execute();
}

async function addParties(manager: EntityManager, register: RegisterDocument): Promise<void> {
  await add(manager, Agency, register.agencies);
  await add(manager, Practitioner, register.practitioners);
  await add(
    manager,
    Agreement,
    register.agreements.map((document) => ({ id: document.id, version: document.version, document })),
  );
}

async function addPeople(manager: EntityManager, { subjects }: RegisterDocument): Promise<void> {
  await add(
    manager,
    Subject,
    subjects.map(({ competence: _assessments, unborn = false, ...rest }) => ({ ...rest, unborn })),
  );
  await add(
    manager,
    CompetenceAssessment,
    subjects.flatMap(({ id, competence }) =>
      competence.map(({ at, ...rest }, index) => ({
        ...rest,
        id: `cmp_${id}_${index + 1}`,
        personId: id,
        assessedAt: new Date(at),
      })),
    ),
  );
}

async function addRecords(manager: EntityManager, register: RegisterDocument): Promise<void> {
  await add(manager, Involvement, register.involvements.map(withDays));
  await add(
    manager,
    Consent,
    register.consents.map(({ at, ...rest }) => ({ ...rest, recordedAt: new Date(at) })),
  );
  await add(manager, Restriction, register.restrictions.map(withDays));
  await add(
    manager,
    Judgement,
    register.judgements.map(({ by, at, ...rest }) => ({ ...rest, madeBy: by, madeAt: new Date(at) })),
  );
  await add(
    manager,
    Representative,
    (register.representatives ?? []).map((entry) => ({ excludedFromNotice: false, ...withDays(entry) })),
  );
}

function withDays({ from, to, ...rest }: { readonly from: string; readonly to?: string }): object {
  return { ...rest, startsOn: from, endsOn: to };
}
