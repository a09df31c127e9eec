/** Who asks and why: fixed when the request is opened, the first argument of every stage after it. */
export interface RequestContext {
  /** `req_…`, sent back to the caller and written in every log line of the request. */
  readonly requestId: string;
  /** When the gateway accepted the request, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** The calling system: an OAuth client of one agency. */
  readonly client: { readonly id: string; readonly tokenId: string };
  /** The agency that asks, `agy_…`. Taken from the client's registration, never from the request. */
  readonly agencyId: string;
  /** The practitioner behind the call, `prc_…`. */
  readonly practitionerId: string;
  /** The practitioner's role code as the token states it; governance confirms it. */
  readonly role: string;
  /** Purpose code of the vocabulary, one a request. */
  readonly purpose: string;
  /** The asking agency's case reference, when the purpose needs one. */
  readonly caseRef?: string;
  /** Legal gateways named for this request, a subset of the token's. */
  readonly legalGateways: readonly string[];
  /** A standing flow and no single question: some law then needs an agreement. */
  readonly flow?: 'REGULAR';
  /** The caller wants the decision explained. It changes nothing of what is decided. */
  readonly wantsExplanation?: true;
  /** The declaration that breaks the glass, `bgl_…`, when the request rests on one. */
  readonly breakGlassId?: string;
}
