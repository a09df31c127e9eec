import type { Text } from './text.js';

/** What the vocabulary says of one obligation. */
export interface ObligationRule {
  readonly text: Text;
  /** Who carries it out. Callers are told only of what is theirs to do. */
  readonly by: 'CALLER' | 'GATEWAY' | 'HOLDER' | 'REVIEWER';
}

/** What comes with an answer: something that somebody must do. */
export const OBLIGATIONS = {
  RECORD_JUSTIFICATION: { by: 'CALLER', text: { en: 'Record why this is shared.' } },
  NOTIFY_SUBJECT: { by: 'CALLER', text: { en: 'Tell the person or their family that this was shared.' } },
  SUPPRESS_SUBJECT_NOTICE: {
    by: 'GATEWAY',
    text: { en: 'Do not tell the persons named until this is reviewed.' },
  },
  SEEK_VIEWS: { by: 'CALLER', text: { en: 'Ask for their views first, unless that is unsafe.' } },
  NOTIFY_IG: { by: 'GATEWAY', text: { en: 'The information-governance team is told.' } },
  NOTIFY_HOLDER: { by: 'GATEWAY', text: { en: 'The agency that holds the record is told.' } },
  NOTIFY_SUPERVISOR: { by: 'GATEWAY', text: { en: "The practitioner's supervisor is told." } },
  REVIEW: { by: 'REVIEWER', text: { en: 'Somebody outside the line of management reviews this.' } },
  TIMEBOX: { by: 'GATEWAY', text: { en: 'Access ends by itself.' } },
  RECORD_NONDISCLOSURE: { by: 'HOLDER', text: { en: 'Record why this was not shared.' } },
  ADHOC_LOG: { by: 'CALLER', text: { en: 'Complete the log of a one-off sharing.' } },
  NO_ONWARD: { by: 'CALLER', text: { en: 'Do not pass this on.' } },
  LE_HANDLING: { by: 'CALLER', text: { en: 'Keep to the police handling code.' } },
  MARK_DISPUTED: { by: 'GATEWAY', text: { en: 'Show that the person disputes this.' } },
  REDACT_THIRD_PARTY: { by: 'GATEWAY', text: { en: 'Other people are removed.' } },
  MASK_LOCATION: { by: 'GATEWAY', text: { en: 'The whereabouts of the person are masked.' } },
  DELETE_AFTER: { by: 'CALLER', text: { en: 'Delete by the date given.' } },
  ACK_REQUIRED: { by: 'CALLER', text: { en: 'The receiver confirms that they have read it.' } },
  STEP_UP: { by: 'CALLER', text: { en: 'Sign in again more strongly.' } },
  TWO_PERSON: { by: 'CALLER', text: { en: 'A second person approves.' } },
  VICTIM_NOTICE: { by: 'CALLER', text: { en: 'Serve the notice to the victim first.' } },
  CARRY_IDENTIFIER: { by: 'GATEWAY', text: { en: 'Send the identifier with the record.' } },
} as const satisfies Record<string, ObligationRule>;

/** An obligation of {@link OBLIGATIONS}. */
export type ObligationType = keyof typeof OBLIGATIONS;

/** Every obligation, in the order of {@link OBLIGATIONS}. */
export const OBLIGATION_TYPES = Object.keys(OBLIGATIONS) as readonly ObligationType[];
