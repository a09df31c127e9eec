import {
  NO_AGENCY,
  type ActorFacts,
  type AgencyFacts,
  type AgreementFacts,
  type DecisionInput,
  type SubjectFacts,
} from '@pontio/decision';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { Agency } from '../persistence/agency.entity.js';
import { Agreement } from '../persistence/agreement.entity.js';
import { Practitioner } from '../persistence/practitioner.entity.js';
import { agreementDocument } from './agreement-document.js';
import type { DecisionFactsQuestion } from './decision-facts-question.js';
import { loadSubjects } from './load-subjects.js';
import { actorFacts, agencyFacts, agreementFacts } from './to-facts.js';

/** What the register knows of a subject; how certain the match is, the person index knows. */
export type RegisteredSubject = Omit<SubjectFacts, 'match' | 'kind'>;

/** What a decision needs from the register. */
export type DecisionFacts = Pick<
  DecisionInput,
  'recipient' | 'actor' | 'holders' | 'agreements' | 'jurisdiction'
> & { readonly subjects: readonly RegisteredSubject[] };

/**
 * Loads everything the register knows that bears on a request: the same few queries however many people and
 * holders are asked about, over one snapshot, so that facts changed meanwhile cannot mix.
 *
 * An asking agency or practitioner that the register does not know comes back as one without standing: the
 * decision then refuses, and the refusal is recorded like any other. A holder that it does not know is left
 * out; its cells are refused.
 */
export class LoadDecisionFacts {
  constructor(private readonly database: DataSource) {}

  async execute(question: DecisionFactsQuestion): Promise<DecisionFacts> {
    return this.database.transaction('REPEATABLE READ', (manager) => load(manager, question));
  }
}

async function load(manager: EntityManager, question: DecisionFactsQuestion): Promise<DecisionFacts> {
  const { recipientAgencyId, practitionerId, subjectIds, holderIds } = question;
  const agencies = await loadAgencies(manager, [recipientAgencyId, ...holderIds]);
  const recipient = agencies.get(recipientAgencyId) ?? { ...NO_AGENCY, id: recipientAgencyId };
  const practitioner = await manager.findOneBy(Practitioner, { id: practitionerId });
  return {
    recipient,
    actor: practitioner ? actorFacts(practitioner) : unknownActor(practitionerId),
    holders: [...new Set(holderIds)].flatMap((id) => agencies.get(id) ?? []),
    agreements: await loadAgreements(manager, recipientAgencyId),
    subjects: await loadSubjects(manager, [...new Set(subjectIds)]),
    jurisdiction: recipient.jurisdiction,
  };
}

async function loadAgencies(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AgencyFacts>> {
  const agencies = await manager.findBy(Agency, { id: In([...new Set(ids)]) });
  return new Map(agencies.map((agency) => [agency.id, agencyFacts(agency)]));
}

async function loadAgreements(manager: EntityManager, agencyId: string): Promise<AgreementFacts[]> {
  const agreements = await manager
    .createQueryBuilder(Agreement, 'agreement')
    .where('agreement.document @> :party::jsonb', { party: JSON.stringify({ parties: [{ agencyId }] }) })
    .orderBy('agreement.id')
    .addOrderBy('agreement.version', 'DESC')
    .getMany();
  // A document that no longer has the shape of an agreement must not be read as if it had.
  return agreements.map(({ document }) => agreementFacts(agreementDocument.parse(document)));
}

function unknownActor(id: string): ActorFacts {
  return { id, agencyId: '', role: '', aal: 1, trainingValidTo: '1970-01-01', status: 'LEFT', teamIds: [] };
}
