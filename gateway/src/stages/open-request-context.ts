import { PontioError } from '@pontio/errors';
import type { SharingDetail, VerifiedToken } from '@pontio/security';
import { z } from 'zod';
import type { GatewayParts } from '../gateway-parts.js';
import type { Stage } from '../request-path.js';

/** `extensions.sharing` of a request: narrows what the token carries, and can never widen it. A break-glass is declared, not claimed: here it is only named. */
export const sharingClaims = z
  .strictObject({
    purpose: z.string().optional().describe('The purpose, where the token carries several.'),
    caseRef: z.string().optional().describe('The case reference, where the token carries several.'),
    legalGateways: z.array(z.string()).optional().describe('Some of the legal gateways of the token.'),
    flow: z
      .literal('REGULAR')
      .optional()
      .describe('A standing flow, which may need an agreement where a single question needs none.'),
    at: z.iso.datetime({ offset: true }).optional().describe('Practice ground only: the day to decide for.'),
    // Whether it is open is governance's to say.
    breakGlass: z
      .string()
      .regex(/^bgl_[A-Za-z0-9_-]{1,80}$/)
      .optional()
      .describe("The caller's own declaration that breaks the glass."),
    explain: z.boolean().optional().describe('An account of the decision in sentences goes with the answer.'),
  })
  .default({});

type SharingClaims = z.infer<typeof sharingClaims>;

/**
 * Settles who asks and why, once and for the whole request: the token's `authorization_details` (RFC 9396),
 * narrowed by `extensions.sharing`.
 */
export const openRequestContext: Stage = function openRequestContext(exchange, { requestDates }) {
  const token = exchange.get('token');
  const claims = parseClaims(exchange.incoming.sharing);
  const detail = chooseDetail(token, claims);
  checkCovered(detail, claims, requestDates);
  exchange.put('context', {
    requestId: exchange.requestId,
    at: new Date(claims.at ?? exchange.at).toISOString(),
    client: { id: token.clientId, tokenId: token.tokenId },
    agencyId: token.agencyId,
    practitionerId: detail.practitioner,
    role: detail.role,
    purpose: detail.purpose,
    ...(detail.case_ref !== undefined && { caseRef: detail.case_ref }),
    legalGateways: claims.legalGateways ?? detail.legal_gateways,
    ...(claims.flow !== undefined && { flow: claims.flow }),
    ...(claims.explain === true && { wantsExplanation: true }),
    ...(claims.breakGlass !== undefined && { breakGlassId: claims.breakGlass }),
  });
};

function parseClaims(sharing: unknown): SharingClaims {
  if (sharing === undefined || sharing === null) return {};
  const parsed = sharingClaims.safeParse(sharing);
  if (parsed.success) return parsed.data;
  throw new PontioError('SHARING_EXCEEDS_TOKEN', {
    detail: 'extensions.sharing has a key or type it cannot have',
  });
}

function chooseDetail({ authorizationDetails }: VerifiedToken, claims: SharingClaims): SharingDetail {
  const fitting = authorizationDetails.filter(
    ({ purpose, case_ref: caseRef }) =>
      (claims.purpose === undefined || claims.purpose === purpose) &&
      (claims.caseRef === undefined || claims.caseRef === caseRef),
  );
  const [detail] = fitting;
  if (detail !== undefined && fitting.length === 1) return detail;
  if (fitting.length === 0) {
    throw new PontioError('SHARING_EXCEEDS_TOKEN', {
      detail: 'no authorization detail has this purpose and case',
    });
  }
  throw new PontioError('CONTEXT_INVALID', {
    detail: 'several authorization details fit: name one in the request',
  });
}

function checkCovered(
  detail: SharingDetail,
  { legalGateways = [], at }: SharingClaims,
  requestDates: GatewayParts['requestDates'],
): void {
  if (!legalGateways.every((gateway) => detail.legal_gateways.includes(gateway))) {
    throw new PontioError('SHARING_EXCEEDS_TOKEN', { detail: 'a legal gateway is not in the token' });
  }
  if (at !== undefined && requestDates !== 'allow') {
    throw new PontioError('SHARING_EXCEEDS_TOKEN', { detail: 'a request is decided for the day it comes' });
  }
}
