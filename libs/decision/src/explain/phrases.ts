import {
  type Language,
  type OverallResult,
  type Text,
  type LegalOutcome,
  inLanguage,
} from '@pontio/vocabulary';

/** Every fixed phrase of an explanation. Words in braces are filled in by {@link say}. */
export const PHRASES = {
  callerTitle: { en: 'Why this was answered as it was' },
  holderTitle: { en: "How your agency's information was decided on" },
  asked: { en: 'What was asked' },
  answer: { en: 'The answer' },
  decided: { en: 'What was decided' },
  law: { en: 'The law and agreement relied on' },
  toDo: { en: 'What has to be done' },
  change: { en: 'What would change the answer' },
  ring: { en: 'Whom to telephone' },
  askedBy: { en: "On {day} {agency} asked. The practitioner's role: {role}." },
  sentBy: { en: "On {day} the holder sent this to {agency}. The sender's role: {role}." },
  purpose: { en: 'Purpose: {purpose}.' },
  caseGiven: { en: 'A case was quoted.' },
  caseQuoted: { en: 'Case quoted: {caseRef}.' },
  caseMissing: { en: 'No case was quoted.' },
  glassBroken: { en: 'The glass was broken: {ground}.' },
  justification: { en: 'Reason given: {justification}.' },
  counts: {
    en: 'Kinds of information asked for: {kinds}. Agencies asked: {agencies}. People asked about: {people}.',
  },
  kind: { en: '{category} (level {level}), from {holder}, about {person}: {answer}' },
  cell: { en: '{field} ({category}, level {level}), about {person}: {answer}' },
  sharedUnder: { en: 'shared under {law}.' },
  sharedChangedUnder: { en: '{reason} It is shared under {law}.' },
  shared: { en: 'shared.' },
  heldBack: { en: 'held back. {reason}' },
  heldBackUnder: { en: 'held back. {reason} ({law})' },
  nothing: { en: 'nothing that can be shared.' },
  truth: { en: '{result}. {reason}' },
  stoppedAt: { en: 'Stage {stage}, reason {code}.' },
  stoppedAtFor: { en: 'Stage {stage}, reason {code}, {ref}.' },
  facts: { en: 'Facts on record: {facts}.' },
  judgementFact: { en: '{kind} {id}' },
  standingFact: { en: 'judgement in advance of {by}, up to level {level}' },
  restrictionFact: { en: 'restriction {id} ({name})' },
  consentFact: { en: 'consent {id} ({state})' },
  gateway: { en: '{name} ({code}), {kind}. Source: {source}.' },
  draft: { en: '{name} is a draft row that nobody has verified yet ({mark}).' },
  markFrom: { en: '{mark}; its start date: {from}' },
  agreement: { en: 'Agreement {id}, version {version} ({kind}).' },
  row: { en: 'Its reference table lists {category} up to level {level}, from {from} to {to}.' },
  obligation: { en: '{text} Carried out by {by}.' },
  startsOn: { en: '{name} is in force from {day}: ask again then.' },
  waits: { en: '{name} waits for its regulations and is not in force.' },
  canAsk: { en: 'You can ask the holder to think again.' },
  contact: { en: '{name}: {phone}, {hours}; out of hours {outOfHours}.' },
  someAgency: { en: 'the {kind}' },
  somebody: { en: 'person {number}' },
  itself: { en: 'the agency itself' },
  unknown: { en: 'something unknown' },
} as const satisfies Record<string, Text>;

/** What the caller is told of the sum: what is held back openly, and nothing else. */
export const CALLER_ANSWERS: Readonly<Record<OverallResult, Text>> = {
  PERMIT: { en: 'Whatever can be shared is shared.' },
  PARTIAL: { en: 'Part of it is held back or changed, as said below.' },
  DENY: { en: 'Nothing is shared, for the reasons below.' },
  DENY_REQUESTABLE: { en: 'Nothing is shared as things stand, for the reasons below.' },
};

/** What the law says of the answer. */
export const LAW_SAYS: Readonly<Record<LegalOutcome, Text>> = {
  MUST: { en: 'The law requires what is shared.' },
  MAY: { en: 'The law leaves it to the holder.' },
  MUST_NOT: { en: 'The law does not allow it as things stand.' },
};

/** Who carries out an obligation. */
export const CARRIED_OUT_BY: Readonly<Record<'CALLER' | 'GATEWAY' | 'HOLDER' | 'REVIEWER', Text>> = {
  CALLER: { en: 'the practitioner who asked' },
  GATEWAY: { en: 'the gateway' },
  HOLDER: { en: 'your agency' },
  REVIEWER: { en: 'a reviewer' },
};

const MONTHS: readonly Text[] = [
  { en: 'January' },
  { en: 'February' },
  { en: 'March' },
  { en: 'April' },
  { en: 'May' },
  { en: 'June' },
  { en: 'July' },
  { en: 'August' },
  { en: 'September' },
  { en: 'October' },
  { en: 'November' },
  { en: 'December' },
];

/** A phrase in a language, with its words in braces filled in. */
export function say(
  phrase: Text,
  language: Language | undefined,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return inLanguage(phrase, language).replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}

/** A UK day `YYYY-MM-DD` in words. */
export function dayInWords(day: string, language?: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? day : `${String(Number(date))} ${inLanguage(name, language)} ${year}`;
}

/** A sentence of it: the first letter made a capital. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
