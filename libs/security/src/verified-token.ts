import { PontioError } from '@pontio/errors';
import { z } from 'zod';

const LONGEST = 200;
const text = z.string().min(1).max(LONGEST);
/** Printable and without a space, because it is written into the audit trail as it is. */
const foreignId = text.regex(/^[!-~]+$/);
/** A code of the vocabulary, as the audit trail takes it; whether there is such a code the decision knows. */
const code = text.regex(/^[A-Z][A-Z0-9_]{0,79}$/);

const sharingDetail = z.strictObject({
  type: z.literal('uk-sharing'),
  practitioner: text.regex(/^prc_/),
  role: code,
  purpose: code,
  case_ref: text.optional(),
  legal_gateways: z.array(text).max(20),
});

/**
 * One entry of a token's `authorization_details` of type `uk-sharing`: who asks and why. The authorization
 * server has checked that the client may say so; whether it suffices is the decision's business.
 *
 * @see RFC 9396 OAuth 2.0 Rich Authorization Requests
 */
export interface SharingDetail {
  readonly type: 'uk-sharing';
  /** The practitioner behind the call, `prc_…`. */
  readonly practitioner: string;
  readonly role: string;
  /** Purpose code of the vocabulary. */
  readonly purpose: string;
  /** The asking agency's case reference, where the purpose needs one. */
  readonly case_ref?: string | undefined;
  /** Codes of the legal gateways that the caller relies on. */
  readonly legal_gateways: readonly string[];
}

/** What the gateway may believe about a caller once its token has been checked. */
export interface VerifiedToken {
  /** The OAuth client: one system of one agency. */
  readonly clientId: string;
  /** The token's `jti`, for the audit trail. */
  readonly tokenId: string;
  /** The agency that the authorization server registered the client for, `agy_…`. */
  readonly agencyId: string;
  /** Never empty. */
  readonly authorizationDetails: readonly SharingDetail[];
}

const claims = z.object({
  client_id: foreignId,
  jti: foreignId,
  agency: text.regex(/^agy_[A-Za-z0-9_-]{1,80}$/),
  authorization_details: z.array(z.looseObject({ type: text })).max(20),
});

/**
 * Reads the claims of a token whose signature, issuer, audience and times already hold.
 *
 * @throws PontioError `CONTEXT_INVALID` when they do not say who asks and why, or say more than the profile has
 */
export function readClaims(payload: unknown): VerifiedToken {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw invalid(parsed.error);
  const ours = parsed.data.authorization_details.filter(({ type }) => type === 'uk-sharing');
  const details = z.array(sharingDetail).min(1).safeParse(ours);
  if (!details.success) throw invalid(details.error);
  return {
    clientId: parsed.data.client_id,
    tokenId: parsed.data.jti,
    agencyId: parsed.data.agency,
    authorizationDetails: details.data,
  };
}

/** Names the claims at fault and what is wrong with them, never their values. */
function invalid(error: z.ZodError): PontioError {
  const faults = error.issues.map(({ path, code }) => `${path.join('.') || 'uk-sharing detail'}: ${code}`);
  return new PontioError('CONTEXT_INVALID', { detail: faults.join('; ') });
}
