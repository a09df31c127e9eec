import type { Condition, GatewayKind, SubjectClass, Verification } from '../law/conditions.js';
import type { Text } from '../text.js';

/** What each condition of a legal gateway says, as the end of "It needs to be true that …". */
export const CONDITION_NAMES: Readonly<Record<Condition, Text>> = {
  CASE_REFERENCE: { en: 'the request quotes a case' },
  CALLED_UPON: { en: 'the recipient asked for it' },
  SENT_BY_HOLDER: { en: "the holder's own worker sends it" },
  HOLDER_NOT_PUBLIC_AUTHORITY: { en: 'the holder is not a public authority' },
  OWN_AGENCY: { en: "it is an agency's own record, read by its own staff" },
  NOTHING_NARROWER: { en: 'no narrower law fits' },
  OWN_RIGHT: { en: 'the right is their own, or of somebody for whom they can answer' },
  REASONABLE_CAUSE: { en: 'there is reasonable cause to suspect significant harm or risk' },
  REASONABLE_GROUNDS: { en: 'there are reasonable grounds' },
  CHILD_IN_NEED: { en: 'the child is or may be in need' },
  ADULT_AT_RISK: { en: 'the adult is or may be at risk of abuse or neglect' },
  BOARD_CONDITIONS: { en: "the conditions for the Board's request are met" },
  PARTNERSHIP_REQUEST: { en: 'the safeguarding partners made the request for their functions' },
  POLICING_PURPOSE: { en: 'there is a policing purpose and a pressing social need' },
  SERIOUS_VIOLENCE_FUNCTION: { en: 'it serves the serious violence duty' },
  VICTIM_NOTICE_SERVED: { en: 'the notice to the victim has been served' },
  LIFE_OR_SERIOUS_HARM: { en: 'a life is at risk, or serious harm, now' },
  FGM_DISCLOSED_OR_SEEN: { en: 'female genital mutilation of a girl was disclosed or seen' },
  COURT_ORDER: { en: 'a court has ordered it' },
  APPROVAL: { en: 'the use has been approved' },
  PLACEMENT_PLAN: { en: 'the child is placed under a plan' },
  IDENTITY_PROVEN: { en: 'the identity of the person who asks is proven' },
  PARENTAL_RESPONSIBILITY: { en: 'the person who asks has parental responsibility' },
  IDENTIFIER_KNOWN: { en: 'the identifier is known' },
  SPECIFIED_OBJECTIVE: { en: 'it serves an objective that regulations specify' },
  CONSENT_BELIEVED: { en: 'the person is reasonably believed to consent, or cannot' },
  CONSENT_OF_EACH: { en: 'each person who can be identified consents' },
  TWO_PERSONS: { en: 'a statutory route is open and two people act' },
  COURT_PERMISSION: { en: 'the court permits it' },
  WAIVED: { en: 'the client waives the privilege' },
};

/** Plain names of kinds of gateway. */
export const GATEWAY_KIND_NAMES: Readonly<Record<GatewayKind, Text>> = {
  COURT: { en: 'an order of a court' },
  DUTY: { en: 'a duty' },
  POWER: { en: 'a power' },
  CONSENT: { en: 'consent' },
  RIGHT: { en: 'a right' },
};

/** About whom a gateway lets information pass. */
export const SUBJECT_CLASS_NAMES: Readonly<Record<SubjectClass, Text>> = {
  CHILD: { en: 'a child and their family' },
  CHILD_OR_UNBORN: { en: 'a child, born or unborn, and their family' },
  ADULT: { en: 'an adult' },
  ANY_PERSON: { en: 'any person' },
  OWN_AGENCY: { en: 'the agency itself' },
};

/** How sure we are of a row of the catalogue of law. */
export const VERIFICATION_NAMES: Readonly<Record<Verification, Text>> = {
  V: { en: 'read in the source' },
  S: { en: 'read second-hand' },
  K: { en: 'general knowledge' },
  '?': { en: 'unsettled' },
};

/** Plain names of the exemptions from the right of access, by the references of `SAR_EXEMPTIONS`. */
export const SAR_EXEMPTION_NAMES: Readonly<Record<string, Text | undefined>> = {
  'Sch 2 para 2': { en: 'crime and taxation' },
  'Sch 2 para 16-17': { en: 'information about other people' },
  'Sch 3 health serious harm': { en: 'serious harm, health data' },
  'Sch 3 para 11': { en: 'serious harm, social-work data' },
  'Sch 3 expectations and wishes': { en: "the person's own expectations and wishes" },
  'Sch 3 education serious harm': { en: 'serious harm, education data' },
  'Sch 3 Part 5': { en: "child-abuse data, against the child's interests" },
};
