import {
  COMPETENCE_NAMES,
  CONDITION_NAMES,
  CONSENT_CAPACITY_NAMES,
  CONSENT_KIND_NAMES,
  CONSENT_STATE_NAMES,
  HIDES_NAMES,
  INVOLVEMENT_EVIDENCE_NAMES,
  JUDGEMENT_NAMES,
  MATCH_NAMES,
  REPRESENTATIVE_NAMES,
  RESTRICTIONS,
} from '@pontio/vocabulary';
import type {
  CaseFile,
  ConsentEntry,
  JudgementEntry,
  PersonEntry,
  RepresentativeEntry,
  RestrictionEntry,
} from '../case-file.js';
import { categoryName, given, list, purposeName, sentence, the } from './words.js';

/** What a case says of its people, a sentence for each. */
export function factsInWords({ people }: CaseFile): readonly string[] {
  return Object.entries(people).map(([name, person]) => {
    const { consent = [], judgements = [], restrictions = [] } = person;
    const facts = [
      person.age === 'unborn' ? 'not yet born' : `aged ${String(person.age)}`,
      ...tiesOf(person),
      ...consent.map(consentInWords),
      ...judgements.map(judgementInWords),
      ...restrictions.map(restrictionInWords),
    ];
    return `${sentence(name)}: ${facts.join('; ')}.`;
  });
}

function tiesOf({ family, representatives = [], involved, match, competence }: PersonEntry): string[] {
  return [
    ...given(family, (names) => `family or household of ${list(names.map(the))}`),
    ...representatives.map(representativeInWords),
    ...given(involved, involvementInWords),
    ...given(match, (grade) => `match: ${MATCH_NAMES[grade].en}`),
    ...given(competence, (outcome) => COMPETENCE_NAMES[outcome].en),
  ];
}

function involvementInWords(evidence: NonNullable<PersonEntry['involved']>): string {
  return evidence === 'nobody'
    ? 'no involvement of the practitioner is recorded'
    : `of the practitioner's involvement, ${INVOLVEMENT_EVIDENCE_NAMES[evidence].en}`;
}

function representativeInWords({ who, as, keptFromNotice }: RepresentativeEntry): string {
  const kept = given(keptFromNotice, () => ', who must not be told').join('');
  return `${the(who)} speaks for them (${REPRESENTATIVE_NAMES[as].en})${kept}`;
}

function consentInWords(entry: ConsentEntry): string {
  const { by, as, kind = 'CONFIDENTIALITY_CONSENT', state, explicit, until, purposes } = entry;
  const capacity = given(as, (word) => `, as ${CONSENT_CAPACITY_NAMES[word].en}`).join('');
  const recipients = [...(entry.recipients ?? []), ...(entry.people ?? [])];
  return [
    `${CONSENT_KIND_NAMES[kind].en} by ${the(by)}${capacity}: ${CONSENT_STATE_NAMES[state].en}`,
    ...given(explicit, () => 'explicit'),
    ...given(purposes, (codes) => `for ${list(codes.map(purposeName))}`),
    ...given(recipients, (names) => `naming ${list(names.map(the))}`),
    ...given(until, (day) => `until ${day}`),
  ].join(', ');
}

function judgementInWords({ kind, of, categories, condition, recipients, ref }: JudgementEntry): string {
  const what =
    condition === undefined
      ? `${JUDGEMENT_NAMES[kind].en} by ${the(of)}`
      : `${the(of)} recorded that ${CONDITION_NAMES[condition].en}`;
  return [
    what,
    ...given(ref, (exemption) => exemption),
    ...given(categories, (codes) => `for ${list(codes.map(categoryName))}`),
    ...given(recipients, (names) => `for ${list(names.map(the))}`),
  ].join(', ');
}

function restrictionInWords(entry: RestrictionEntry): string {
  const { code, setBy, hides, categories, dangerous, exceptPurposes } = entry;
  const from = [...(entry.from ?? []), ...(entry.fromPeople ?? [])];
  return [
    `flag "${RESTRICTIONS[code].name.en}" (${code}) set by ${the(setBy)}`,
    ...given(hides, (words) => `hiding ${list(words.map((what) => HIDES_NAMES[what].en))}`),
    ...given(categories, (codes) => `for ${list(codes.map(categoryName))}`),
    ...given(from, (names) => `from ${list(names.map(the))}`),
    ...given(dangerous, (names) => `because of ${list(names.map(the))}`),
    ...given(exceptPurposes, (codes) => `but not for ${list(codes.map(purposeName))}`),
    ...given(entry.exceptPractitioner, () => 'past which this practitioner may see'),
    ...given(entry.breakGlass, () => 'which a broken glass may open'),
  ].join(', ');
}
