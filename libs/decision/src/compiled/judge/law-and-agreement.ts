import type { ReasonCode } from '@pontio/vocabulary';
import { conditions } from '../words/vocabularies.js';
import { has } from '../words/words.js';
import type { Lane } from './lane.js';
import type { LaneGateway } from './lane-gateways.js';
import { isOpenedByGlass } from './opened-by-glass.js';
import type { Trail } from './trail.js';
import { type Stop, duty } from './verdict.js';

/** How near to being met a gateway was that was shut for a reason. The nearest fault says most. */
const NEARNESS: Readonly<Record<string, number | undefined>> = {
  NO_GATEWAY: 0,
  GATEWAY_NOT_IN_FORCE: 1,
  GATEWAY_WRONG_JURISDICTION: 2,
  RECIPIENT_NOT_ELIGIBLE: 3,
  BASIS_NOT_AVAILABLE: 4,
  VICTIM_PROCEDURE: 5,
};

const PARENTAL = conditions.knownSetOf(['PARENTAL_RESPONSIBILITY']);
const OWN_RIGHT = conditions.knownSetOf(['OWN_RIGHT']);

/** GATEWAY: the strongest candidate that is open; else the fault that came nearest. */
export function hasGateway(trail: Trail): Stop | undefined {
  const { lane } = trail;
  const met = conditionsMet(trail);
  let nearest: { readonly reason: ReasonCode; readonly ref?: string } = { reason: 'NO_GATEWAY' };
  let distance = -1;
  for (const candidate of lane.gateways) {
    const fault = candidate.fault ?? unmetCondition(candidate, met);
    if (fault === undefined) {
      trail.gateway = candidate.gateway;
      return undefined;
    }
    const nearness = NEARNESS[fault] ?? 0;
    if (nearness > distance) {
      distance = nearness;
      nearest = { reason: fault, ref: candidate.gateway.code };
    }
  }
  return nearest;
}

function conditionsMet(trail: Trail): number {
  const { conditionsMet: known, request } = trail.lane;
  const recorded = trail.recorded();
  const isParent = request.input.request.onBehalfOf !== undefined && has(recorded, PARENTAL);
  return known | recorded | (isParent ? OWN_RIGHT : 0);
}

function unmetCondition({ gateway }: LaneGateway, met: number): ReasonCode | undefined {
  if ((gateway.needs & ~met) === 0) return undefined;
  return gateway.conditions.find(([condition]) => !has(met, condition))?.[1];
}

const ADHOC_LOG = duty('ADHOC_LOG');

/** AGREEMENT: one covers it, or a one-off, a duty, an emergency or the agency's own records do without. */
export function hasAgreement(trail: Trail): Stop | undefined {
  const { lane, mark, gateway } = trail;
  const { input, recipient } = lane.request;
  const sharedFor = mark.receivedFrom?.purpose;
  if (sharedFor !== undefined && isReusedElsewhere(sharedFor, lane))
    return { reason: 'PURPOSE_INCOMPATIBLE' };
  if (lane.agreement !== undefined || lane.holder.id === recipient.id) return undefined;
  const isRegular = input.request.flow === 'REGULAR' && gateway?.needsAgreement !== false;
  if (isRegular && !isOpenedByGlass(trail)) return whyNone(lane);
  trail.duties |= ADHOC_LOG;
  return undefined;
}

/** Whether a value that was shared for one purpose is asked for another that no agreement ties to it. */
function isReusedElsewhere(sharedFor: string, { request: { input } }: Lane): boolean {
  const { purpose } = input.request;
  return (
    sharedFor !== purpose &&
    !input.agreements.some(
      (agreement) => agreement.purposes.includes(sharedFor) && agreement.compatiblePurposes.includes(purpose),
    )
  );
}

function whyNone({ request, holder }: Lane): Stop {
  const between = request.agreements.filter(({ code }) => code.partyIds.has(holder.id));
  const lapsed = between.find(({ servesPurpose }) => servesPurpose);
  if (lapsed !== undefined) return { reason: 'AGREEMENT_EXPIRED', ref: lapsed.code.facts.id };
  return { reason: between.length > 0 ? 'PURPOSE_INCOMPATIBLE' : 'NO_AGREEMENT' };
}
