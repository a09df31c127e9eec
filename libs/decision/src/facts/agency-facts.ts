import type {
  AgencyStatus,
  AgencyType,
  AssuranceKind,
  Jurisdiction,
  StatutoryRole,
} from '@pontio/vocabulary';

/** A scheme by which an agency shows it can be trusted, until a UK date. */
export interface AssuranceFacts {
  readonly kind: AssuranceKind;
  readonly level: string;
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly validTo: string;
}

/** One agency, as it stood when the request was made. */
export interface AgencyFacts {
  /** `agy_…` */
  readonly id: string;
  readonly type: AgencyType;
  readonly jurisdiction: Jurisdiction;
  readonly status: AgencyStatus;
  /** Decides whether UK GDPR Art 6(1)(ea) and 6(1)(f) are open to it. */
  readonly publicAuthority: boolean;
  readonly statutoryRoles: readonly StatutoryRole[];
  readonly assurance: readonly AssuranceFacts[];
  /** Roles that the agency lets break the glass. */
  readonly breakGlassRoles: readonly string[];
}
