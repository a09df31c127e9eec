import type { Text } from './text.js';

/** What comes with an answer: something that somebody must do. */
export const OBLIGATIONS = {
  RECORD_JUSTIFICATION: { en: 'Record why this is shared.' },
  NOTIFY_SUBJECT: { en: 'Tell the person or their family that this was shared.' },
  SUPPRESS_SUBJECT_NOTICE: { en: 'Do not tell the persons named until this is reviewed.' },
  SEEK_VIEWS: { en: 'Ask for their views first, unless that is unsafe.' },
  NOTIFY_IG: { en: 'The information-governance team is told.' },
  NOTIFY_HOLDER: { en: 'The agency that holds the record is told.' },
  NOTIFY_SUPERVISOR: { en: "The practitioner's supervisor is told." },
  REVIEW: { en: 'Somebody outside the line of management reviews this.' },
  TIMEBOX: { en: 'Access ends by itself.' },
  RECORD_NONDISCLOSURE: { en: 'Record why this was not shared.' },
  ADHOC_LOG: { en: 'Complete the log of a one-off sharing.' },
  NO_ONWARD: { en: 'Do not pass this on.' },
  LE_HANDLING: { en: 'Keep to the police handling code.' },
  MARK_DISPUTED: { en: 'Show that the person disputes this.' },
  REDACT_THIRD_PARTY: { en: 'Other people are removed.' },
  MASK_LOCATION: { en: 'Where the person is is masked.' },
  DELETE_AFTER: { en: 'Delete by the date given.' },
  ACK_REQUIRED: { en: 'The receiver confirms that they have read it.' },
  STEP_UP: { en: 'Sign in again more strongly.' },
  TWO_PERSON: { en: 'A second person approves.' },
  VICTIM_NOTICE: { en: 'Serve the notice to the victim first.' },
  CARRY_IDENTIFIER: { en: 'Send the identifier with the record.' },
} as const satisfies Record<string, Text>;

/** An obligation of {@link OBLIGATIONS}. */
export type ObligationType = keyof typeof OBLIGATIONS;

/** Every obligation, in the order of {@link OBLIGATIONS}. */
export const OBLIGATION_TYPES = Object.keys(OBLIGATIONS) as readonly ObligationType[];
