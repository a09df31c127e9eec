import type { CategoryCode, Level } from '@pontio/vocabulary';
import type { Nation, SubjectKind } from '../../domain/question.js';
import type { Answered, PurposeAndRoles } from '../difference.js';

/** Cells between two agencies that become visible or stop because an agreement is different. */
export interface AgreementCells {
  readonly change: 'VISIBLE' | 'STOPS';
  /** `agy_…` */
  readonly from: string;
  readonly to: string;
  readonly category: CategoryCode;
  /** Coordinate `Type.field`; absent for any field that no row names. */
  readonly field?: string;
  readonly levels: readonly Level[];
  readonly purposes: readonly PurposeAndRoles[];
  readonly nations: readonly Nation[];
  readonly subjects: readonly SubjectKind[];
  readonly cells: number;
  /** The first answer found that changes; in other circumstances the reason can be another. */
  readonly before: Answered;
  readonly after: Answered;
}

/** What became of one agreement. */
export interface AgreementChange {
  readonly id: string;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** In words: rows, parties, purposes, law, dates, status. */
  readonly parts: readonly string[];
  readonly cells: readonly AgreementCells[];
  /** Agencies of which the files do not say what they are, so that their cells cannot be worked out. */
  readonly unknownParties: readonly string[];
}
