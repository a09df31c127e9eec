import type {
  AgreementKind,
  AgreementStatus,
  CategoryCode,
  Depth,
  Level,
  MatchStatus,
} from '@pontio/vocabulary';

/** A judgement the holder has made in advance for a row of the reference table. */
export interface StandingJudgement {
  /** The professional whose judgement it is. */
  readonly by: string;
  readonly at: string;
  /** Highest level it reaches; never above C3. */
  readonly upTo: Level;
}

/** One row of an agreement's reference table: what may pass from whom to whom, and why it is needed. */
export interface ReferenceRow {
  readonly category: CategoryCode;
  /** Field coordinates `Type.field`; empty for every field of the category. */
  readonly fields: readonly string[];
  /** Highest level the row covers. */
  readonly level: Level;
  readonly from: string;
  readonly to: readonly string[];
  readonly depth: Depth;
  /** `SUBJECT` (default): the people the gateway is about. `FAMILY`: the adults of their family too. */
  readonly about?: 'SUBJECT' | 'FAMILY' | 'ANY';
  /** Other people mentioned in these fields are needed as well. */
  readonly includesOthers?: boolean;
  readonly standingJudgement?: StandingJudgement;
  /** The recipient deletes what it was given so many days later; absent where its own rules of retention hold. */
  readonly deleteAfterDays?: number;
}

/** One sharing agreement, in one version. */
export interface AgreementFacts {
  /** For example `WASPI-ISP-LEAF-01`. */
  readonly id: string;
  readonly version: number;
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  readonly purposes: readonly string[];
  readonly compatiblePurposes: readonly string[];
  readonly parties: readonly { readonly agencyId: string; readonly signedAt?: string }[];
  readonly law: readonly { readonly gateway: string }[];
  readonly referenceTable: readonly ReferenceRow[];
  readonly matchGradeMin: MatchStatus;
  readonly aalMin: 1 | 2 | 3;
  readonly review: { readonly dueAt: string; readonly graceDays: number };
}
