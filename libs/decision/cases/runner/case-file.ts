import type {
  AgreementStatus,
  BreakGlassGround,
  CategoryCode,
  CompetenceOutcome,
  ConsentCapacity,
  ConsentKind,
  ConsentState,
  Depth,
  Hides,
  InvolvementEvidence,
  Jurisdiction,
  JudgementKind,
  LegalOutcome,
  Level,
  MatchStatus,
  Nature,
  ObligationType,
  OnwardRule,
  OverallResult,
  PractitionerStatus,
  RecordedCondition,
  RepresentativeCapacity,
  RestrictionCode,
} from '@pontio/vocabulary';
import type { CastName } from './cast.js';

/** A golden case as an information-governance officer writes it. `case.schema.json` explains every key. */
export interface CaseFile {
  readonly case: string;
  readonly title: string;
  readonly because?: string;
  readonly date?: string;
  readonly nation?: Jurisdiction;
  readonly holdersIn?: Jurisdiction;
  readonly caseRef?: 'none';
  readonly purpose: string;
  readonly law: readonly string[];
  readonly flow?: 'REGULAR';
  readonly breakGlass?: string;
  readonly brokenTwice?: true;
  readonly breakGlassGround?: BreakGlassGround;
  readonly breakGlassAbout?: readonly string[];
  readonly breakGlassEnded?: true;
  readonly onBehalfOf?: string;
  readonly audit?: 'down';
  readonly recipient: CastName;
  readonly practitioner: PractitionerEntry;
  readonly assuredTo?: string;
  readonly agreement?: AgreementEntry | 'none';
  readonly people: Readonly<Record<string, PersonEntry>>;
  readonly asks: readonly AskEntry[];
  readonly expect: ExpectEntry;
}

export interface PractitionerEntry {
  readonly role: string;
  readonly of?: CastName;
  readonly is?: string;
  readonly trainedTo?: string;
  readonly signedIn?: 1 | 2 | 3;
  readonly status?: PractitionerStatus;
}

export interface AgreementEntry {
  readonly status?: AgreementStatus;
  readonly reviewDue?: string;
  readonly purposes?: readonly string[];
  readonly standingJudgement?: 'none';
  readonly depth?: Depth;
  readonly includesOthers?: true;
  readonly deleteAfterDays?: number;
}

export interface PersonEntry {
  readonly age: number | 'unborn';
  readonly match?: MatchStatus;
  readonly family?: readonly string[];
  readonly involved?: InvolvementEvidence | 'nobody';
  readonly competence?: CompetenceOutcome;
  readonly consent?: readonly ConsentEntry[];
  readonly judgements?: readonly JudgementEntry[];
  readonly restrictions?: readonly RestrictionEntry[];
  readonly representatives?: readonly RepresentativeEntry[];
}

export interface RepresentativeEntry {
  readonly who: string;
  readonly as: RepresentativeCapacity;
  readonly keptFromNotice?: true;
}

export interface ConsentEntry {
  readonly by: string;
  readonly as?: ConsentCapacity;
  readonly kind?: ConsentKind;
  readonly state: ConsentState;
  readonly explicit?: boolean;
  readonly until?: string;
  readonly purposes?: readonly string[];
  readonly recipients?: readonly CastName[];
  /** Recipients who are people of the case. */
  readonly people?: readonly string[];
}

export interface JudgementEntry {
  readonly kind: JudgementKind;
  readonly of: CastName;
  readonly categories?: readonly CategoryCode[];
  readonly condition?: RecordedCondition;
  readonly recipients?: readonly CastName[];
  readonly ref?: string;
}

export interface RestrictionEntry {
  readonly code: RestrictionCode;
  readonly setBy: CastName;
  readonly hides?: readonly Hides[];
  readonly categories?: readonly CategoryCode[];
  readonly from?: readonly CastName[];
  readonly fromPeople?: readonly string[];
  readonly dangerous?: readonly string[];
  readonly breakGlass?: 'ALLOWED';
  readonly exceptPurposes?: readonly string[];
  readonly exceptPractitioner?: true;
}

export interface AskEntry {
  readonly about: string;
  readonly of: CastName;
  readonly field: string;
  readonly category: CategoryCode;
  readonly level: Level;
  readonly nature?: Nature;
  readonly locationRevealing?: boolean;
  readonly existenceSensitive?: boolean;
  readonly onward?: OnwardRule;
  readonly prohibitions?: readonly string[];
  /** False when the agreement's reference table does not list the field. */
  readonly listed?: boolean;
  readonly mentions?: readonly string[];
  readonly receivedFrom?: { readonly agency: CastName; readonly purpose: string };
  readonly disputed?: boolean;
  /** `ALLOW`, or result, reason, reference if any, and `requestable` if it is. */
  readonly expect: string;
}

export interface ExpectEntry {
  readonly overall: OverallResult;
  readonly outcome: LegalOutcome;
  readonly under?: string;
  readonly obligations: readonly ObligationType[];
}
