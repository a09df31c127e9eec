import type { DataSource, EntityManager } from 'typeorm';
import { Agency } from '../persistence/agency.entity.js';
import { Agreement } from '../persistence/agreement.entity.js';
import { Consent } from '../persistence/consent.entity.js';
import { Involvement } from '../persistence/involvement.entity.js';
import { Judgement } from '../persistence/judgement.entity.js';
import { Practitioner } from '../persistence/practitioner.entity.js';
import { Restriction } from '../persistence/restriction.entity.js';
import { Subject } from '../persistence/subject.entity.js';
import { type RegisterDocument, registerDocument } from './register-document.js';

/**
 * Loads a whole register, all of it or nothing. What is there under the same id is replaced, so that loading
 * the same document again changes nothing.
 *
 * @throws ZodError with every problem, when the document does not have the shape of a register
 */
export async function seedGovernance(database: DataSource, document: RegisterDocument): Promise<void> {
  const register = registerDocument.parse(document);
  await database.transaction(async (manager) => {
    await saveParties(manager, register);
    await saveRecords(manager, register);
  });
}

async function saveParties(manager: EntityManager, register: RegisterDocument): Promise<void> {
  await manager.save(
    Agency,
    register.agencies.map(({ subgraph = null, ...rest }) => ({ ...rest, subgraph })),
  );
  await manager.save(
    Practitioner,
    register.practitioners.map(({ staffPersonId = null, ...rest }) => ({ ...rest, staffPersonId })),
  );
  await manager.save(
    Agreement,
    register.agreements.map((agreement) => ({
      id: agreement.id,
      version: agreement.version,
      document: agreement,
    })),
  );
  await manager.save(
    Subject,
    register.subjects.map(({ birthDate = null, unborn = false, ordinaryResidence = null, ...rest }) => ({
      ...rest,
      birthDate,
      unborn,
      ordinaryResidence,
    })),
  );
}

async function saveRecords(manager: EntityManager, register: RegisterDocument): Promise<void> {
  await manager.save(
    Involvement,
    register.involvements.map(({ from, to = null, teamId = null, actorId = null, ...rest }) => ({
      ...rest,
      startsOn: from,
      endsOn: to,
      teamId,
      actorId,
    })),
  );
  await manager.save(
    Consent,
    register.consents.map(({ at, validTo = null, supersedes = null, ...rest }) => ({
      ...rest,
      recordedAt: new Date(at),
      validTo,
      supersedes,
    })),
  );
  await manager.save(
    Restriction,
    register.restrictions.map(({ from, to = null, ...rest }) => ({ ...rest, startsOn: from, endsOn: to })),
  );
  await manager.save(Judgement, register.judgements.map(toJudgement));
}

function toJudgement(entry: RegisterDocument['judgements'][number]): Judgement {
  const {
    by,
    at,
    validTo = null,
    upTo = null,
    caseRef = null,
    condition = null,
    ref = null,
    ...rest
  } = entry;
  return { ...rest, madeBy: by, madeAt: new Date(at), validTo, upTo, caseRef, condition, ref };
}
