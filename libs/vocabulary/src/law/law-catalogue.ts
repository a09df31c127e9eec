import type { AgencyType, StatutoryRole } from '../agencies.js';
import type { CategoryCode } from '../categories.js';
import type { Jurisdiction } from '../jurisdictions.js';
import type { ObligationType } from '../obligations.js';
import type { PractitionerRole } from '../practitioner-roles.js';
import type { Depth, PurposeCode } from '../purposes.js';
import type { RestrictionCode } from '../restrictions.js';
import type { Text } from '../text.js';
import type { Condition, GatewayKind, RecordedCondition, SubjectClass, Verification } from './conditions.js';

/** What every row of the catalogue of law carries: where it comes from, when it holds, who keeps it. */
export interface LawRow {
  /** Stable code, for example `ENG.CA2004.16LA`. */
  readonly code: string;
  readonly name: Text;
  readonly jurisdiction: Jurisdiction;
  /**
   * First day in force, a UK date `YYYY-MM-DD`, or a bare year where the day no longer matters; absent for
   * common law; `NOT_COMMENCED` for law that waits for regulations.
   */
  readonly from?: string;
  /** Last day in force, a UK date; absent while the row holds. */
  readonly to?: string;
  /** Where to read it: a link or a citation. */
  readonly source: string;
  readonly verification: Verification;
  /** How sure we are of `from`, where that differs from the row. */
  readonly fromVerification?: Verification;
  /** Who has to keep the row right. */
  readonly reviewOwner: string;
  /** When its owner last read the source, a UK date; absent until somebody has. */
  readonly checkedAt?: string;
  readonly notes?: string;
  /** `draft` unless every mark is V. Worked out when the catalogue is read. */
  readonly status: 'verified' | 'draft';
}

/** Who may hold or receive: an agency of one of the types, or one that plays one of the statutory parts. */
export type Party = AgencyType | StatutoryRole | 'ANY';

/** What a gateway itself lets pass where no agreement says so. */
export interface StatutorySet {
  readonly depth: Depth;
  /** Empty for every category. */
  readonly categories: readonly CategoryCode[];
}

/** A legal route by which information may pass from a holder to a recipient. */
export interface LegalGateway extends LawRow {
  readonly kind: GatewayKind;
  readonly holders: readonly Party[];
  readonly recipients: readonly Party[];
  readonly subjectClass: SubjectClass;
  readonly conditions: readonly Condition[];
  /** Purposes it serves; empty for any. */
  readonly purposes: readonly PurposeCode[];
  readonly art6: readonly string[];
  readonly art9: readonly string[];
  readonly sch1: readonly string[];
  readonly confidentiality: 'SET_ASIDE' | 'MUST_BE_MET' | 'NOT_ENGAGED' | 'TO_CONFIRM';
  readonly whenMet: 'MUST' | 'MAY';
  /** `REGULAR`: an agreement is needed for a regular flow but not for a one-off. */
  readonly agreementRequired: 'NEVER' | 'REGULAR';
  readonly holderJudgement: 'NONE' | 'STANDING_OK_TO_C3' | 'CASE';
  /** A known objection of the person lifts it. */
  readonly liftedByObjection: boolean;
  /** False of a rule that only adds to another basis. */
  readonly standsAlone: boolean;
  /** Data that it lets pass by itself. */
  readonly statutorySet?: StatutorySet;
  /** What must be done whenever it is used or named as the recipient's function. */
  readonly obligations: readonly ObligationType[];
}

/** A way round a prohibition that the statute itself gives. Every part that is present has to hold. */
export interface ProhibitionException {
  readonly name: Text;
  readonly roles?: readonly PractitionerRole[];
  readonly purposes?: readonly PurposeCode[];
  readonly condition?: RecordedCondition;
}

/** A rule that no gateway, consent or emergency widens beyond its own exceptions. */
export interface Prohibition extends LawRow {
  /** Categories caught wherever they appear; fields can also name the prohibition themselves. */
  readonly categories: readonly CategoryCode[];
  /** Protective restrictions of a person whose whole record it catches. */
  readonly restrictions: readonly RestrictionCode[];
  readonly exceptions: readonly ProhibitionException[];
  readonly existenceHidden: boolean;
}

/** The catalogue of law: data with dates, never an `if` in code. */
export interface LawCatalogue {
  /** Edition and content digest, for example `2026-11-01+1a2b3c4d5e6f`. */
  readonly version: string;
  readonly gateways: ReadonlyMap<string, LegalGateway>;
  readonly prohibitions: ReadonlyMap<string, Prohibition>;
}
