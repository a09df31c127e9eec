import type { ReasonCode, SubjectClass } from '@pontio/vocabulary';
import type { GatewayRow } from '../law/gateway-row.js';
import type { Candidate } from '../request/candidates.js';
import type { OpenPerson } from '../request/open-person.js';
import { has } from '../words/words.js';
import type { Lane } from './lane.js';

/** A gateway with the reason why it is shut for all cells of a lane; absent where it depends on the cell. */
export interface LaneGateway {
  readonly gateway: GatewayRow;
  readonly fault: ReasonCode | undefined;
}

/** The candidates of a lane, strongest first: those the caller names or, where none is named, the agreement's. */
export function gatewaysOf(lane: Lane): readonly LaneGateway[] {
  const { request, agreement } = lane;
  const isNamed = request.input.request.gateways.length > 0;
  const candidates = isNamed ? request.named : (agreement?.candidates ?? []);
  return candidates.map((candidate) => ({
    gateway: candidate.gateway,
    fault: candidate.fault ?? faultOf(candidate, lane),
  }));
}

function faultOf(candidate: Candidate, { request, holder, person }: Lane): ReasonCode | undefined {
  const { gateway, reachesRecipient, servesPurpose } = candidate;
  if (!reachesRecipient || !has(gateway.holders, holder.parties)) return 'RECIPIENT_NOT_ELIGIBLE';
  return servesPurpose && isOfClass(gateway.subjectClass, person, request.today) ? undefined : 'NO_GATEWAY';
}

function isOfClass(subjectClass: SubjectClass, person: OpenPerson, today: string): boolean {
  const { code, isChild } = person;
  switch (subjectClass) {
    case 'CHILD':
      return concernsChild(person, today);
    case 'CHILD_OR_UNBORN':
      return concernsChild(person, today) || concernsUnborn(person);
    case 'ADULT':
      return code.isPerson && code.comesOfAge !== '' && !isChild;
    case 'ANY_PERSON':
      return code.isPerson;
    case 'OWN_AGENCY':
      return code.facts.kind === 'AGENCY';
  }
}

/** Of a child's family somebody is asked about for the child's sake. */
function concernsChild({ code, isChild, children }: OpenPerson, today: string): boolean {
  return isChild || (code.isPerson && children.some(({ comesOfAge }) => comesOfAge > today));
}

function concernsUnborn({ code, children }: OpenPerson): boolean {
  return code.isUnborn || (code.isPerson && children.some(({ isUnborn }) => isUnborn));
}
