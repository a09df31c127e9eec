import type { ReasonCode } from './reasons.js';
import type { Text } from './text.js';

/** What would change an answer. A side with nothing to do has none. */
export interface Remedy {
  /** For who asks. Reveals nothing about what is held. */
  readonly caller?: Text;
  /** For the agency that holds the record. */
  readonly holder?: Text;
}

/** What would change the answer, for each reason. */
export const REMEDIES: Readonly<Record<ReasonCode, Remedy>> = {
  SHARED: {},
  DIRECTORY: {},
  DISPUTED: { holder: { en: 'Settle the dispute, and correct the record or keep the marker.' } },
  MALFORMED: { caller: { en: 'Correct the request and send it again.' } },
  IDENTITY_UNCERTAIN: {
    caller: { en: 'Give another identifier, or ask for the match to be looked at.' },
    holder: { en: 'Confirm the match in the match review.' },
  },
  NO_STANDING: { caller: { en: 'Have your account or your agency made active, or sign in more strongly.' } },
  ROLE_NOT_AUTHORISED: { caller: { en: 'Let a colleague ask whose role has this purpose.' } },
  ASSURANCE_LAPSED: { caller: { en: "Renew your training, or your agency's assurance." } },
  AUDIT_UNAVAILABLE: { caller: { en: 'Ask again when the audit trail can be written.' } },
  NO_GATEWAY: {
    caller: { en: 'Name a law that covers this, or have its conditions recorded.' },
    holder: { en: 'Record the condition of the law that is met, if it is.' },
  },
  GATEWAY_NOT_IN_FORCE: { caller: { en: 'Name a law that is in force.' } },
  GATEWAY_WRONG_JURISDICTION: { caller: { en: 'Name a law of this nation.' } },
  RECIPIENT_NOT_ELIGIBLE: { caller: { en: 'Name a law that runs from this holder to your agency.' } },
  BASIS_NOT_AVAILABLE: { caller: { en: 'Name the statute that gives the public authority its task.' } },
  VICTIM_PROCEDURE: {
    caller: { en: 'Serve the notice, record it, and ask again.' },
    holder: { en: 'Nothing leaves until the notice is recorded.' },
  },
  NO_AGREEMENT: {
    caller: { en: 'Have a sharing agreement signed, or ask once and for this case only.' },
    holder: { en: 'Sign a sharing agreement that covers this flow.' },
  },
  AGREEMENT_EXPIRED: {
    caller: { en: 'Have the agreement reviewed and renewed.' },
    holder: { en: 'Review and renew the agreement.' },
  },
  PURPOSE_INCOMPATIBLE: {
    caller: { en: 'Ask the first holder afresh, for your own purpose and under its own law.' },
    holder: { en: 'List the purpose as compatible in the agreement, if it is.' },
  },
  NO_INVOLVEMENT: {
    caller: { en: 'Become involved under this case, or ask for access and say why.' },
    holder: { en: 'Nothing: the asking agency records who is involved.' },
  },
  CONFLICT_OF_INTEREST: { caller: { en: 'Let a colleague take this over.' } },
  PROHIBITED: { holder: { en: 'Record that an exception of the statute is met, if one is.' } },
  RESTRICTED: {
    caller: { en: 'Telephone the duty contact if somebody is in danger.' },
    holder: { en: 'Review the restriction, or name this purpose or practitioner as an exception.' },
  },
  NOT_NECESSARY: {
    caller: { en: 'Ask the holder to judge that this case needs it.' },
    holder: { en: 'Judge that this case needs it, or add it to the reference table.' },
  },
  DETRIMENT: { holder: { en: 'Review the judgement of detriment when it is due, or when things change.' } },
  HOLDER_CONFIRMATION: {
    caller: { en: 'Ask the holder to confirm this case.' },
    holder: { en: 'Judge this case: share or decline, with reasons.' },
  },
  CONSENT_REFUSED: {
    caller: { en: 'Talk to the person again, or ask the holder for a public-interest decision.' },
    holder: { en: 'Record a public-interest decision, if harm outweighs the refusal.' },
  },
  EXPLICIT_CONSENT_REQUIRED: {
    caller: { en: "Record the person's explicit consent: for what, and to whom." },
    holder: { en: "Record the person's explicit consent: for what, and to whom." },
  },
  PUBLIC_INTEREST_NEEDED: {
    caller: { en: 'Record consent, or ask the holder for a public-interest decision.' },
    holder: { en: 'Record consent, or a public-interest decision with reasons.' },
  },
  OBJECTION: {
    caller: { en: 'Talk to the person about what they object to.' },
    holder: { en: 'Decide the objection.' },
  },
  COMPETENT_CHILD_REFUSAL: { holder: { en: 'Only the young person can change this.' } },
  CONSENT_REQUIRED: {
    caller: { en: 'Ask the person, and record what they agree to and with whom.' },
    holder: { en: 'Record a consent that names the purpose and the recipient.' },
  },
  SAR_EXEMPT: {
    caller: { en: 'Ask for the exemption to be reviewed, or complain to the Information Commissioner.' },
    holder: { en: 'Review whether the exemption still applies.' },
  },
  THIRD_PARTY: {
    caller: { en: 'Ask the holder for what you need about the other person, under their own case.' },
    holder: { en: 'Say in the reference table that this purpose needs the other people.' },
  },
  ONWARD_NOT_PERMITTED: {
    caller: { en: 'Ask the agency that it came from.' },
    holder: { en: 'Ask the first holder to agree to passing it on.' },
  },
  SMALL_NUMBERS: { caller: { en: 'Ask for a larger group.' } },
  RESTRICTED_ART18: {
    caller: { en: 'Ask again when the check is done.' },
    holder: { en: 'Finish the check, and correct the record or lift the limit.' },
  },
};
