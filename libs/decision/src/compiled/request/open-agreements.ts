import type { AgreementCode } from '../facts/agreement-code.js';
import { type Candidate, candidatesFor } from './candidates.js';
import type { OpenRequest } from './open-request.js';

/** An agreement to which the recipient is party, as it stands for the request. */
export interface OpenAgreement {
  readonly code: AgreementCode;
  readonly servesPurpose: boolean;
  /** It serves the purpose, is live and signed by all, and not past its days of grace. */
  readonly covers: boolean;
  /** Gateways it lists, strongest first: for callers who name none. */
  readonly candidates: readonly Candidate[];
}

/** The recipient's agreements, newest version first. */
export function openAgreements(
  all: readonly AgreementCode[],
  request: OpenRequest,
): readonly OpenAgreement[] {
  return all
    .filter(({ partyIds }) => partyIds.has(request.recipient.id))
    .sort((a, b) => b.facts.version - a.facts.version || (a.facts.id < b.facts.id ? -1 : 1))
    .map((code) => openAgreement(code, request));
}

function openAgreement(code: AgreementCode, request: OpenRequest): OpenAgreement {
  const { purposes, compatiblePurposes, status, law } = code.facts;
  const { purpose, gateways } = request.input.request;
  const servesPurpose = purposes.includes(purpose) || compatiblePurposes.includes(purpose);
  const isInForce = status === 'LIVE' && code.signedAt <= request.now && request.today <= code.lastDay;
  return {
    code,
    servesPurpose,
    covers: servesPurpose && isInForce,
    candidates:
      gateways.length > 0
        ? []
        : candidatesFor(
            law.map(({ gateway }) => gateway),
            request,
          ),
  };
}
