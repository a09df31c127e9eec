import type { AgencyCode } from '../facts/agency-code.js';
import type { ConsentCode } from '../facts/consent-code.js';
import type { JudgementCode } from '../facts/judgement-code.js';
import type { OpenAgreement } from '../request/open-agreements.js';
import type { Prohibitions } from '../request/prohibitions-today.js';
import { isNamed } from '../request/open-consents.js';
import type { OpenPerson } from '../request/open-person.js';
import type { OpenRequest } from '../request/open-request.js';
import { conditionsMet } from './conditions-met.js';
import { type LaneGateway, gatewaysOf } from './lane-gateways.js';
import { shutFor, unknownIn } from './lane-entrance.js';
import type { Stop } from './verdict.js';

/** All that depends on one person at one holder: what the cells of one ask share. Never changed once made. */
export class Lane {
  /** The part of the facts that holds a word nobody knows. */
  readonly unknown: string | undefined;
  readonly isSentByHolder: boolean;
  /** The practitioner and the agency they act for may take part at all. */
  readonly isActive: boolean;
  /** The agreement that covers holder, recipient and purpose today. */
  readonly agreement: OpenAgreement | undefined;
  readonly gateways: readonly LaneGateway[];
  /** Conditions of the law that hold without being recorded. */
  readonly conditionsMet: number;
  /** What is forbidden where it is held or where it goes. */
  readonly prohibitions: Prohibitions;
  /** Recorded conditions of holder or recipient. */
  readonly conditions: readonly JudgementCode[];
  /** The holder's own judgements. */
  readonly judgements: readonly JudgementCode[];
  readonly consents: readonly ConsentCode[];
  /** Why nothing but the directory gets past the entrance, whatever the field. */
  readonly shut: Stop | undefined;

  constructor(
    readonly request: OpenRequest,
    readonly person: OpenPerson,
    readonly holder: AgencyCode,
    /** As it was asked: known or not. */
    readonly holderId: string,
  ) {
    const { actor, request: asked } = request.input;
    this.isSentByHolder = asked.manner === 'PUSH' && actor.agencyId === holder.id;
    const own = this.isSentByHolder ? holder : request.recipient;
    this.isActive = actor.status === 'ACTIVE' && own.isActive && actor.agencyId === own.id;
    this.agreement = coveringAgreement(request, holder.id);
    this.unknown = unknownIn(this);
    this.gateways = gatewaysOf(this);
    this.conditionsMet = conditionsMet(this);
    this.prohibitions = request.prohibitionsAt(holder.facts.jurisdiction);
    this.conditions = ofSides(person.conditions, holder.id, request.recipient.id);
    this.judgements = ofSides(person.judgements, holder.id, holder.id);
    this.consents = ofHolder(person.consents, holder.id);
    this.shut = shutFor(this);
  }
}

function coveringAgreement({ agreements }: OpenRequest, holderId: string): OpenAgreement | undefined {
  for (const agreement of agreements) {
    if (agreement.covers && agreement.code.partyIds.has(holderId)) return agreement;
  }
  return undefined;
}

function ofSides(all: readonly JudgementCode[], first: string, second: string): readonly JudgementCode[] {
  if (all.length === 0) return all;
  return all.filter(({ agencyId }) => agencyId === first || agencyId === second);
}

function ofHolder(all: readonly ConsentCode[], holderId: string): readonly ConsentCode[] {
  if (all.every(({ isForAnyHolder }) => isForAnyHolder)) return all;
  return all.filter(({ facts }) => isNamed(facts.scope.holders, holderId));
}
