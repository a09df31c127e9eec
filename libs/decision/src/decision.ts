import type {
  CellResult,
  LawCatalogue,
  LegalOutcome,
  ObligationType,
  OverallResult,
  ReasonCode,
} from '@pontio/vocabulary';

/** The answer for one field of one subject at one holder. */
export interface DecisionCell {
  readonly subjectId: string;
  readonly field: string;
  readonly holderId: string;
  /** Only ALLOW may leave as it is. TRANSFORM may leave only once its obligation has been carried out. */
  readonly result: CellResult;
  /** The true reason, for audit and the holder. Callers get {@link callerReason} instead. */
  readonly reason: ReasonCode;
  /** What the reason points at: a gateway, prohibition, restriction or exemption code, or a malformed part. */
  readonly ref?: string;
  /** With TRANSFORM, whose `ref` says what changed it: the gateway under which the rest may leave. */
  readonly under?: string;
  /** Whether the caller may ask the holder to think again. Never true of a HIDE. */
  readonly requestable: boolean;
}

/** Something somebody must do because of the decision. */
export interface Obligation {
  /** `ob_1`, `ob_2`, … in order. */
  readonly id: string;
  readonly type: ObligationType;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The answer to a request: a cell for each question, in the order of the questions, and their sum. */
export interface Decision {
  /** `dec_…` */
  readonly id: string;
  readonly requestId: string;
  /** Sum of the cells. Directory cells count only when nothing else was asked. */
  readonly overall: OverallResult;
  readonly legalOutcome: LegalOutcome;
  readonly cells: readonly DecisionCell[];
  /** The strongest gateway under which something is released. */
  readonly gatewayUsed?: string;
  /** `id@version` of the agreement under which something is released. */
  readonly agreementUsed?: string;
  /** Consent records that stood behind something released. */
  readonly consentUsed?: readonly string[];
  readonly obligations: readonly Obligation[];
  readonly policyVersion: string;
  readonly lawVersion: string;
  /** `sha256:…`; see {@link digestOf}. */
  readonly inputDigest: string;
  /** After this the decision must be made again. */
  readonly expiresAt: string;
  /** Catalogue rows that nobody has verified yet and the decision rests on. */
  readonly drafts?: readonly string[];
}

/** What decisions are made by. */
export interface Policy {
  readonly law: LawCatalogue;
  /** Version of the rules, for the audit trail. */
  readonly policyVersion: string;
}
