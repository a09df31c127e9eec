import type { Obligation } from '@pontio/decision';
import type { ObligationType } from '@pontio/vocabulary';

/** What the gateway does about an obligation. */
type Handling =
  /** Told to the caller, who carries it out. */
  | 'TOLD'
  /** A notice to whoever carries it out. */
  | 'NOTICE'
  /** Written into the audit trail, which is where whoever tells a person of a sharing looks. */
  | 'RECORDED'
  /** Each request is decided anew, and no answer leaves after the time. */
  | 'TIMED'
  /** Done to each value concerned: {@link changeOf}. */
  | 'CHANGED';

/**
 * The closed list of obligations that the gateway can carry out or pass on. `CARRY_IDENTIFIER` is not on it:
 * it goes with records that are sent, and this gateway sends none.
 */
const KNOWN = {
  RECORD_JUSTIFICATION: 'TOLD',
  NOTIFY_SUBJECT: 'TOLD',
  SUPPRESS_SUBJECT_NOTICE: 'RECORDED',
  SEEK_VIEWS: 'TOLD',
  NOTIFY_IG: 'NOTICE',
  NOTIFY_HOLDER: 'NOTICE',
  NOTIFY_SUPERVISOR: 'NOTICE',
  REVIEW: 'NOTICE',
  TIMEBOX: 'TIMED',
  RECORD_NONDISCLOSURE: 'NOTICE',
  ADHOC_LOG: 'TOLD',
  NO_ONWARD: 'TOLD',
  LE_HANDLING: 'TOLD',
  MARK_DISPUTED: 'CHANGED',
  REDACT_THIRD_PARTY: 'CHANGED',
  MASK_LOCATION: 'CHANGED',
  DELETE_AFTER: 'TOLD',
  ACK_REQUIRED: 'TOLD',
  STEP_UP: 'TOLD',
  TWO_PERSON: 'TOLD',
  VICTIM_NOTICE: 'TOLD',
} as const satisfies Partial<Record<ObligationType, Handling>>;

/** The obligations of a decision that this gateway can neither carry out nor pass on. */
export function unknownObligations(obligations: readonly Pick<Obligation, 'type'>[]): readonly string[] {
  return obligations.map(({ type }) => type).filter((type) => !Object.hasOwn(KNOWN, type));
}
