import { KeyObject, sign as signNow } from 'node:crypto';
import { PontioError } from '@pontio/errors';
import { type CryptoKey, type JWTVerifyGetKey, errors as joseErrors, jwtVerify } from 'jose';

/** Some people and the fields of theirs that may leave, at one agency. */
export interface ReleaseGrant {
  /** The agency's own record ids of the people (or the subject keys of a service that is no agency). */
  readonly subjects: readonly string[];
  /** Field coordinates `Type.field`, as the agency's schema names them. */
  readonly fields: readonly string[];
}

/** Who stands behind a change: an order without an actor can change nothing. */
export interface OrderActor {
  /** `prc_…` */
  readonly practitionerId: string;
  /** The agency the practitioner acts for, `agy_…`. */
  readonly agencyId: string;
  /** Role code as the token states it; the register confirms it. */
  readonly role: string;
  /** The agency's own case reference. */
  readonly caseRef?: string;
  /** The calling system and its token, for the audit trail. */
  readonly client: { readonly id: string; readonly tokenId: string };
}

/** The subject of a change that names no person: the register itself. */
export const REGISTER_SUBJECT = 'register';

/**
 * What the gateway signs and an agency obeys: who may be read, which fields, for whom and why, until when.
 * It travels in the `extensions.releaseOrder` of the GraphQL request, never in a URL or a header that
 * could be logged.
 */
export interface ReleaseOrder {
  /** Unique id of the order. */
  readonly id: string;
  /** The decision it carries out, `dec_…`; absent for schema and start-up calls. */
  readonly decisionId?: string;
  /** Purpose code of the vocabulary. */
  readonly purpose: string;
  /** Agency that will receive the data, `agy_…`. */
  readonly recipient: string;
  /** The subgraph that must obey it, for example `agency-health`. */
  readonly audience: string;
  /** People and fields, together. A cell outside every grant must not leave. */
  readonly grants: readonly ReleaseGrant[];
  /**
   * Digest of the caller's request, SHA-256 in base64url: what a refusal at the agency is traced back by. Every
   * order that carries out a decision has one.
   */
  readonly digest?: string;
  /** The practitioner for whom a change is made; absent from orders that only read. */
  readonly actor?: OrderActor;
}

/** Seconds an order lives: long enough for one slow agency call, too short to be worth stealing. */
export const RELEASE_ORDER_LIFETIME_S = 30;

const ISSUER = 'urn:pontio:gateway';
const TYPE = 'release-order+jwt';

/**
 * Signs release orders with the gateway's own Ed25519 key. A `KeyObject` signs at once; jose and its WebCrypto
 * key take more than twice the processor time for the same bytes.
 */
export class ReleaseOrderSigner {
  private readonly header: string;

  constructor(
    private readonly key: KeyObject | CryptoKey,
    keyId: string,
  ) {
    this.header = encoded({ alg: 'EdDSA', typ: TYPE, kid: keyId });
  }

  /** @returns the order as a compact JWS (`EdDSA`), valid for {@link RELEASE_ORDER_LIFETIME_S} seconds. */
  async sign(order: ReleaseOrder): Promise<string> {
    const issuedAt = Math.floor(Date.now() / 1000);
    const claims = {
      dec: order.decisionId,
      purpose: order.purpose,
      recipient: order.recipient,
      grants: order.grants,
      digest: order.digest,
      actor: order.actor,
      ...{ iss: ISSUER, aud: order.audience, jti: order.id },
      ...{ iat: issuedAt, exp: issuedAt + RELEASE_ORDER_LIFETIME_S },
    };
    const signed = `${this.header}.${encoded(claims)}`;
    return `${signed}.${(await this.signatureOf(Buffer.from(signed))).toString('base64url')}`;
  }

  private async signatureOf(bytes: Buffer<ArrayBuffer>): Promise<Buffer> {
    if (this.key instanceof KeyObject) return signNow(null, bytes, this.key);
    return Buffer.from(await crypto.subtle.sign('Ed25519', this.key, bytes));
  }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** Why an order was refused; recorded in the audit trail, not told to the caller. */
export type ReleaseOrderFault =
  'MISSING' | 'EXPIRED' | 'WRONG_KEY' | 'WRONG_AUDIENCE' | 'MALFORMED' | 'NOT_COVERED';

/** A call that its release order does not cover. Its public code is always `RELEASE_ORDER_REFUSED`. */
export class ReleaseOrderRefused extends PontioError {
  constructor(
    readonly fault: ReleaseOrderFault,
    detail: string,
    cause?: unknown,
  ) {
    super('RELEASE_ORDER_REFUSED', { detail: `${fault}: ${detail}`, cause });
  }
}

/** Checks release orders on behalf of one subgraph. */
export class ReleaseOrderVerifier {
  /**
   * @param audience - the subgraph's own name
   * @param keys - the gateway's public keys: `createLocalJWKSet` or `createRemoteJWKSet` of jose
   */
  constructor(
    private readonly audience: string,
    private readonly keys: JWTVerifyGetKey,
  ) {}

  /**
   * @param jws - the compact JWS found in `extensions.releaseOrder`, if any
   * @returns the order, when signature, type, issuer, audience and expiry all hold
   * @throws {@link ReleaseOrderRefused} otherwise, with the fault
   */
  async verify(jws: unknown): Promise<ReleaseOrder> {
    if (typeof jws !== 'string' || jws === '') {
      throw new ReleaseOrderRefused('MISSING', 'no extensions.releaseOrder');
    }
    try {
      const { payload } = await jwtVerify(jws, this.keys, {
        algorithms: ['EdDSA'],
        typ: TYPE,
        issuer: ISSUER,
        audience: this.audience,
        requiredClaims: ['exp', 'iat', 'jti'],
        maxTokenAge: `${RELEASE_ORDER_LIFETIME_S}s`,
        clockTolerance: 2,
      });
      return orderFromClaims(payload, this.audience);
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

function orderFromClaims(payload: Record<string, unknown>, audience: string): ReleaseOrder {
  const { jti, dec, purpose, recipient, grants, digest, actor } = payload;
  if (
    !isText(jti) ||
    !isText(purpose) ||
    !isText(recipient) ||
    !areGrants(grants) ||
    !isDigestFor(dec, digest) ||
    !isActorOrNone(actor)
  ) {
    throw new ReleaseOrderRefused('MALFORMED', 'a claim is missing or has the wrong shape');
  }
  return {
    id: jti,
    purpose,
    recipient,
    audience,
    grants,
    ...(isText(dec) && { decisionId: dec }),
    ...(isText(digest) && { digest }),
    ...(actor !== undefined && { actor }),
  };
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

function asRefusal(error: unknown): unknown {
  if (error instanceof ReleaseOrderRefused) return error;
  if (error instanceof joseErrors.JWTExpired)
    return new ReleaseOrderRefused('EXPIRED', 'exp or iat has passed', error);
  if (error instanceof joseErrors.JWTClaimValidationFailed && error.claim === 'aud') {
    return new ReleaseOrderRefused('WRONG_AUDIENCE', 'signed for another subgraph', error);
  }
  if (
    error instanceof joseErrors.JWSSignatureVerificationFailed ||
    error instanceof joseErrors.JWKSNoMatchingKey
  ) {
    return new ReleaseOrderRefused('WRONG_KEY', 'not signed by the gateway', error);
  }
  if (error instanceof joseErrors.JOSEError) return new ReleaseOrderRefused('MALFORMED', error.code, error);
  return error;
}
