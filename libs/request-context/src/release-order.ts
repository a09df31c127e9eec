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
