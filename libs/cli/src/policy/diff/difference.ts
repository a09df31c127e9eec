import type { CategoryCode, Level, PractitionerRole, PurposeCode, ReasonCode } from '@pontio/vocabulary';
import type { Nation, PartyWord, SubjectKind } from '../domain/question.js';

/**
 * How an answer changes: something becomes visible; stops; is still shared, but otherwise; or is still refused,
 * for another reason.
 */
export const CHANGE_KINDS = ['VISIBLE', 'STOPS', 'ALTERED', 'OTHER_REASON'] as const;

/** A kind of {@link CHANGE_KINDS}. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** An answer, in the words of the vocabulary. */
export interface Answered {
  readonly shared: 'WHOLE' | 'PART' | 'NOT';
  readonly reason: ReasonCode;
  readonly must: boolean;
}

/** A purpose, and the roles in which it is asked for. */
export interface PurposeAndRoles {
  readonly purpose: PurposeCode;
  readonly roles: readonly PractitionerRole[];
}

/** A category, and the levels at which something changes. */
export interface CategoryAtLevels {
  readonly category: CategoryCode;
  readonly levels: readonly Level[];
}

/** One difference between two policies: the same change for all the questions it lists. */
export interface Difference {
  readonly change: ChangeKind;
  /** Real cells it stands for. */
  readonly cells: number;
  /** Share of the circumstances in which it happens, at most, above 0 and up to 1. */
  readonly share: number;
  readonly gateway: string;
  readonly nations: readonly Nation[];
  readonly recipients: readonly PartyWord[];
  /** `SELF`: what the recipient holds itself. */
  readonly holders: readonly (PartyWord | 'SELF')[];
  readonly subjects: readonly SubjectKind[];
  readonly purposes: readonly PurposeAndRoles[];
  readonly kinds: readonly CategoryAtLevels[];
  readonly before: Answered;
  readonly after: Answered;
}
