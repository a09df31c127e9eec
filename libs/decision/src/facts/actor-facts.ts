import type { PractitionerStatus } from '@pontio/vocabulary';

/** The practitioner who asks (or, for a push, who sends): one human, in one role, in one agency. */
export interface ActorFacts {
  /** `prc_…` */
  readonly id: string;
  /** `agy_…` */
  readonly agencyId: string;
  /** Role that governance has on record; checked against the purpose. */
  readonly role: string;
  /** Authenticator assurance level of this sign-in, 1 to 3. */
  readonly aal: 1 | 2 | 3;
  /** Last day the training holds, `YYYY-MM-DD`. */
  readonly trainingValidTo: string;
  readonly status: PractitionerStatus;
  readonly teamIds: readonly string[];
  /** The practitioner as a person, `per_…`, where known: only for conflicts of interest. */
  readonly staffPersonId?: string;
}
