import { type ReasonCode, appliesIn } from '@pontio/vocabulary';
import type { GatewayRow } from '../law/gateway-row.js';
import { holdsOn } from '../words/days.js';
import { has } from '../words/words.js';
import type { OpenRequest } from './open-request.js';

/** A gateway that a request might pass by, with what is known of it before holder and person are looked at. */
export interface Candidate {
  readonly gateway: GatewayRow;
  /** It is law here today. */
  readonly isLaw: boolean;
  /** Why it is shut whoever holds. */
  readonly fault: ReasonCode | undefined;
  /** It runs to the recipient. */
  readonly reachesRecipient: boolean;
  readonly servesPurpose: boolean;
}

/** The gateways of some codes, strongest first. Codes of no gateway are passed over. */
export function candidatesFor(codes: readonly string[], request: OpenRequest): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const code of codes) {
    const gateway = request.tables.gateways.get(code);
    if (gateway !== undefined) candidates.push(candidate(gateway, request));
  }
  return candidates.length > 1 ? candidates.sort((a, b) => a.gateway.order - b.gateway.order) : candidates;
}

function candidate(gateway: GatewayRow, { input, today, recipient, purposeBit }: OpenRequest): Candidate {
  const isInForce = gateway.days !== undefined && holdsOn(gateway.days, today);
  const applies = appliesIn(gateway.jurisdiction, input.jurisdiction);
  return {
    gateway,
    isLaw: isInForce && applies,
    fault: faultOf(gateway.standsAlone, isInForce, applies),
    reachesRecipient: has(recipient.parties, gateway.recipients),
    servesPurpose: has(gateway.purposes, purposeBit),
  };
}

function faultOf(standsAlone: boolean, isInForce: boolean, applies: boolean): ReasonCode | undefined {
  if (!standsAlone) return 'NO_GATEWAY';
  if (!isInForce) return 'GATEWAY_NOT_IN_FORCE';
  return applies ? undefined : 'GATEWAY_WRONG_JURISDICTION';
}
