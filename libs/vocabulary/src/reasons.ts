import type { ObligationType } from './obligations.js';
import type { LegalOutcome } from './statuses.js';
import type { Text } from './text.js';

/** What the vocabulary says of one reason. */
export interface Reason {
  /** Plain sentence for the caller. Reveals nothing about what is held. */
  readonly caller: Text;
  /** The truth, for the agency that holds the record and for its audit. */
  readonly holder: Text;
  /** Whether the caller may ask the holder to think again. */
  readonly requestable: boolean;
  /** What the law says of a request that was stopped for this reason alone. */
  readonly outcome: LegalOutcome;
  /** What must be done because of it. */
  readonly obligations: readonly ObligationType[];
}

type Terms = Pick<Reason, 'requestable' | 'outcome' | 'obligations'>;

const mustNot: Terms = { requestable: false, outcome: 'MUST_NOT', obligations: [] };
const may: Terms = { requestable: false, outcome: 'MAY', obligations: [] };
const askable: Terms = { requestable: true, outcome: 'MAY', obligations: [] };

/** Why a cell was answered as it was. The first two go with what is released. */
export const REASONS = {
  SHARED: {
    ...may,
    caller: { en: 'Shared under the law named.' },
    holder: { en: 'Shared: a legal gateway was met and every later check passed.' },
  },
  DIRECTORY: {
    ...may,
    caller: { en: 'Public directory entry.' },
    holder: { en: 'Directory entries are given to every practitioner in good standing.' },
  },
  DISPUTED: {
    ...may,
    caller: { en: 'Shared, marked as disputed by the person.' },
    holder: { en: 'Shared with the marker that the person disputes it.' },
  },
  MALFORMED: {
    ...mustNot,
    caller: { en: 'The request was not understood. Check its purpose, case reference and legal gateways.' },
    holder: { en: 'The request used a word that the vocabulary does not know, or left out a needed part.' },
  },
  IDENTITY_UNCERTAIN: {
    ...mustNot,
    caller: { en: 'It is not certain enough who this is. Telephone the duty contact.' },
    holder: { en: 'The records are not matched at the grade the agreement asks for.' },
  },
  NO_STANDING: {
    ...mustNot,
    obligations: ['NOTIFY_IG'],
    caller: { en: 'Your account or your agency may not ask at present. Talk to your own administrator.' },
    holder: { en: 'The agency or the practitioner is not active, or did not sign in strongly enough.' },
  },
  ROLE_NOT_AUTHORISED: {
    ...mustNot,
    obligations: ['NOTIFY_IG'],
    caller: { en: 'Your role may not ask for this purpose.' },
    holder: { en: 'The role is not listed for the purpose.' },
  },
  ASSURANCE_LAPSED: {
    ...mustNot,
    obligations: ['NOTIFY_IG'],
    caller: {
      en: "Your training or your agency's assurance is out of date, so the more sensitive parts are kept back.",
    },
    holder: { en: 'Assurance or training had lapsed, so the answer was capped at C2.' },
  },
  AUDIT_UNAVAILABLE: {
    ...mustNot,
    caller: {
      en: 'Nothing can be shared while the audit trail cannot be written. Telephone the duty contact.',
    },
    holder: { en: 'The intent could not be durably written first.' },
  },
  NO_GATEWAY: {
    ...mustNot,
    obligations: ['NOTIFY_HOLDER'],
    caller: { en: 'No law that you named allows this. Name the law that you rely on.' },
    holder: { en: 'No candidate gateway had its conditions met.' },
  },
  GATEWAY_NOT_IN_FORCE: {
    ...mustNot,
    caller: { en: 'The law that you named is not in force on this date.' },
    holder: { en: 'The candidate gateway was not in force on the date of the request.' },
  },
  GATEWAY_WRONG_JURISDICTION: {
    ...mustNot,
    caller: { en: 'The law that you named does not apply in this nation.' },
    holder: { en: 'The candidate gateway belongs to another jurisdiction.' },
  },
  RECIPIENT_NOT_ELIGIBLE: {
    ...mustNot,
    caller: { en: 'The law that you named does not run between these agencies.' },
    holder: { en: 'The holder or the recipient is not one that the gateway names.' },
  },
  BASIS_NOT_AVAILABLE: {
    ...mustNot,
    caller: { en: 'A public authority may not rely on the basis that you named for its own tasks.' },
    holder: { en: 'Recognised legitimate interest is not open to a public authority.' },
  },
  VICTIM_PROCEDURE: {
    ...askable,
    obligations: ['VICTIM_NOTICE'],
    caller: { en: "The procedure for a victim's information is not complete. Serve the notice first." },
    holder: { en: 'The notice or the rebuttal that the victim-information procedure needs is not recorded.' },
  },
  NO_AGREEMENT: {
    ...mustNot,
    caller: { en: 'No live sharing agreement covers this regular sharing.' },
    holder: { en: 'No agreement in force covers these parties and this purpose.' },
  },
  AGREEMENT_EXPIRED: {
    ...mustNot,
    obligations: ['NOTIFY_IG'],
    caller: { en: 'The sharing agreement has run out. Your information-governance team has been told.' },
    holder: { en: 'The agreement is past its review date and days of grace, or is no longer live.' },
  },
  PURPOSE_INCOMPATIBLE: {
    ...mustNot,
    obligations: ['NOTIFY_IG'],
    caller: { en: 'This was shared for another purpose and may not be used for yours.' },
    holder: { en: 'The purpose is neither the one it was shared for nor listed as compatible.' },
  },
  NO_INVOLVEMENT: {
    ...askable,
    caller: { en: 'You are not recorded as involved with this person. Ask for access, saying why.' },
    holder: { en: 'No involvement of the practitioner or their team is recorded under this case.' },
  },
  CONFLICT_OF_INTEREST: {
    ...mustNot,
    obligations: ['NOTIFY_IG', 'NOTIFY_SUPERVISOR'],
    caller: { en: 'You may not ask about this person. Talk to your supervisor.' },
    holder: {
      en: 'The practitioner is the person, family, of the same household, a danger to them, or a colleague.',
    },
  },
  PROHIBITED: {
    ...mustNot,
    caller: { en: 'The law forbids sharing this.' },
    holder: { en: 'A statutory prohibition applies and none of its exceptions is met.' },
  },
  RESTRICTED: {
    ...mustNot,
    caller: { en: 'This is kept back to keep somebody safe. Telephone the duty contact.' },
    holder: { en: 'A protective restriction hides this.' },
  },
  NOT_NECESSARY: {
    ...askable,
    caller: { en: 'This is more than the purpose needs. Ask the holder, saying why you need it.' },
    holder: { en: 'The field is not in the reference table or the statutory set at this depth.' },
  },
  DETRIMENT: {
    ...mustNot,
    obligations: ['RECORD_NONDISCLOSURE', 'NOTIFY_SUPERVISOR', 'REVIEW'],
    caller: { en: 'The holder judges that sharing this would do more harm than good.' },
    holder: { en: 'You marked sharing this as more detrimental than not sharing it.' },
  },
  HOLDER_CONFIRMATION: {
    ...askable,
    caller: { en: 'A professional at the holding agency has to confirm this first. Ask them.' },
    holder: { en: 'No judgement of yours covers this level; somebody has to judge this case.' },
  },
  CONSENT_REFUSED: {
    ...askable,
    caller: { en: 'The person said no, and no public-interest decision is recorded.' },
    holder: { en: 'Consent was refused or withdrawn and no public-interest decision sets that aside.' },
  },
  EXPLICIT_CONSENT_REQUIRED: {
    ...askable,
    caller: { en: 'This needs the explicit consent of the person.' },
    holder: { en: 'The service shares only with explicit consent, and none is recorded.' },
  },
  PUBLIC_INTEREST_NEEDED: {
    ...askable,
    caller: { en: 'This is confidential: it needs consent or a recorded public-interest decision.' },
    holder: { en: 'A power does not set confidence aside: record consent or a public-interest decision.' },
  },
  OBJECTION: {
    ...askable,
    caller: { en: 'The person objects to this use.' },
    holder: { en: 'An objection in scope is recorded.' },
  },
  COMPETENT_CHILD_REFUSAL: {
    ...mustNot,
    obligations: ['RECORD_NONDISCLOSURE'],
    caller: { en: 'The young person does not want this shared with you.' },
    holder: { en: 'A child assessed as competent refused this recipient.' },
  },
  CONSENT_REQUIRED: {
    requestable: true,
    outcome: 'MUST_NOT',
    obligations: [],
    caller: { en: 'This can be shared only with the consent of the person. Ask them first.' },
    holder: { en: 'The gateway is consent, and no valid, specific, in-date consent is recorded.' },
  },
  SAR_EXEMPT: {
    ...may,
    caller: { en: 'An exemption from the right of access applies.' },
    holder: { en: 'You recorded an exemption from the right of access.' },
  },
  THIRD_PARTY: {
    ...may,
    caller: { en: 'Shared, with other people removed.' },
    holder: { en: 'It speaks of other people who are not needed for this purpose.' },
  },
  ONWARD_NOT_PERMITTED: {
    ...mustNot,
    obligations: ['NOTIFY_HOLDER'],
    caller: { en: 'This came from another agency, which has to agree to passing it on. Ask them.' },
    holder: { en: "The first holder's onward rule does not allow this." },
  },
  SMALL_NUMBERS: {
    ...may,
    caller: { en: 'The group is so small that people could be recognised.' },
    holder: { en: 'The aggregate is under the threshold.' },
  },
  RESTRICTED_ART18: {
    ...may,
    caller: { en: 'This is being checked, and may not be used until then.' },
    holder: { en: 'The person contests it and processing is limited (UK GDPR Article 18).' },
  },
} as const satisfies Record<string, Reason>;

/** A reason of {@link REASONS}. */
export type ReasonCode = keyof typeof REASONS;

/** What the vocabulary says of a reason, without the narrow literal types. */
export function reasonOf(code: ReasonCode): Reason {
  return REASONS[code];
}
