import { NO_AGENCY, type ActorFacts, type AgencyFacts, type AgreementFacts } from '@pontio/decision';
import { type EntityManager, In } from 'typeorm';
import { Agency } from '../persistence/agency.entity.js';
import { Agreement } from '../persistence/agreement.entity.js';
import { Practitioner } from '../persistence/practitioner.entity.js';
import { agreementDocument } from './agreements/agreement-document.js';
import type { FactsAsker } from './decision-facts-question.js';
import type { RegisteredParties } from './load-decision-facts.js';
import { actorFacts, agencyFacts, agreementFacts } from './to-facts.js';

/** Who asks and who holds, and what they have agreed. */
export async function loadParties(
  manager: EntityManager,
  { recipientAgencyId, practitionerId, holderIds }: FactsAsker,
): Promise<RegisteredParties> {
  const agencies = await loadAgencies(manager, [recipientAgencyId, ...holderIds]);
  const recipient = agencies.get(recipientAgencyId) ?? { ...NO_AGENCY, id: recipientAgencyId };
  const practitioner = await manager.findOneBy(Practitioner, { id: practitionerId });
  return {
    recipient,
    actor: practitioner ? actorFacts(practitioner) : unknownActor(practitionerId),
    holders: [...new Set(holderIds)].flatMap((id) => agencies.get(id) ?? []),
    agreements: await loadAgreements(manager, recipientAgencyId),
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
  const agreements = await agreementsOf(manager, agencyId);
  // A document that no longer has the shape of an agreement must not be read as if it had.
  return agreements.map(({ document }) => agreementFacts(agreementDocument.parse(document)));
}

/** Every version of the agreements to which an agency is a party, newest version first. */
export async function agreementsOf(manager: EntityManager, agencyId: string): Promise<Agreement[]> {
  return manager
    .createQueryBuilder(Agreement, 'agreement')
    .where('agreement.document @> :party::jsonb', { party: JSON.stringify({ parties: [{ agencyId }] }) })
    .orderBy('agreement.id')
    .addOrderBy('agreement.version', 'DESC')
    .getMany();
}

function unknownActor(id: string): ActorFacts {
  return { id, agencyId: '', role: '', aal: 1, trainingValidTo: '1970-01-01', status: 'LEFT', teamIds: [] };
}
