import type { OrderActor, ReleaseGrant, ReleaseOrder } from './release-order.js';
import { ReleaseOrderRefused } from './release-order-refused.js';

/** @throws {@link ReleaseOrderRefused} when the text is no order */
export function orderFromText(text: string): ReleaseOrder {
  return orderFromClaims(claimsIn(text));
}

function claimsIn(text: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof claims === 'object' && claims !== null) return claims as Record<string, unknown>;
  } catch (cause) {
    throw new ReleaseOrderRefused('MALFORMED', 'an order that is no JSON', cause);
  }
  throw new ReleaseOrderRefused('MALFORMED', 'an order that is no object');
}

/** An order as it is written. */
interface Claims {
  readonly jti: string;
  readonly aud: string;
  readonly dec?: string;
  readonly purpose: string;
  readonly recipient: string;
  readonly grants: ReleaseGrant[];
  readonly digest?: string;
  readonly actor?: OrderActor;
}

function orderFromClaims(claims: Record<string, unknown>): ReleaseOrder {
  if (!areClaims(claims)) {
    throw new ReleaseOrderRefused('MALFORMED', 'a claim is missing or has the wrong shape');
  }
  const { jti, aud, dec, purpose, recipient, grants, digest, actor } = claims;
  return {
    id: jti,
    purpose,
    recipient,
    audience: aud,
    grants,
    ...(dec !== undefined && { decisionId: dec }),
    ...(digest !== undefined && { digest }),
    ...(actor !== undefined && { actor }),
  };
}

function areClaims(claims: Record<string, unknown>): claims is Record<string, unknown> & Claims {
  const { jti, aud, dec, purpose, recipient, grants, digest, actor } = claims;
  return (
    [jti, aud, purpose, recipient].every(isText) &&
    (dec === undefined || isText(dec)) &&
    areGrants(grants) &&
    isDigestFor(dec, digest) &&
    isActorOrNone(actor)
  );
}

function isActorOrNone(value: unknown): value is OrderActor | undefined {
  if (value === undefined) return true;
  const { practitionerId, agencyId, role, caseRef, client } = (value ?? {}) as Record<string, unknown>;
  const { id, tokenId } = (client ?? {}) as Record<string, unknown>;
  return (
    [practitionerId, agencyId, role, id, tokenId].every((part) => typeof part === 'string') &&
    (caseRef === undefined || typeof caseRef === 'string')
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** What carries out a decision can be traced back to the request; what only asks for a schema need not be. */
function isDigestFor(decisionId: unknown, digest: unknown): boolean {
  if (digest === undefined) return decisionId === undefined;
  return isText(digest) && /^[\w-]{43}$/.test(digest);
}

function areGrants(value: unknown): value is ReleaseGrant[] {
  const areStrings = (list: unknown): boolean =>
    Array.isArray(list) && list.every((item) => typeof item === 'string');
  return (
    Array.isArray(value) &&
    value.every((grant: unknown) => {
      const { subjects, fields } = (grant ?? {}) as Record<string, unknown>;
      return areStrings(subjects) && areStrings(fields);
    })
  );
}
