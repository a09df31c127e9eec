import type { Policy } from '@pontio/decision';
import {
  BREAK_GLASS_GROUND_NAMES,
  DEPTH_NAMES,
  PRACTITIONER_ROLE_NAMES,
  isPractitionerRole,
} from '@pontio/vocabulary';
import type { AgreementEntry, CaseFile } from '../case-file.js';
import { given, lawName, list, purposeName, sentence, the } from './words.js';

const NATIONS = { ENG: 'England', WAL: 'Wales', EW: 'England and Wales', UK: 'the United Kingdom' } as const;
const STANDING = { ACTIVE: 'who is active', SUSPENDED: 'who is suspended', LEFT: 'who has left' } as const;

/** Who asked (or sent), when and where, for what, under which law and agreement. */
export function askedInWords(file: CaseFile, policy: Policy): string {
  return [
    whoAndWhat(file),
    `Law named: ${list(file.law.map((code) => lawName(code, policy)))}.`,
    ...breakGlassInWords(file),
    ...circumstances(file),
    ...agreementInWords(file.agreement),
  ].join(' ');
}

function whoAndWhat(file: CaseFile): string {
  const { date = '2026-11-01', nation = 'ENG', practitioner, recipient, purpose, holdersIn } = file;
  const { role, of, status, signedIn, trainedTo } = practitioner;
  const name = isPractitionerRole(role) ? PRACTITIONER_ROLE_NAMES[role].en : role;
  const sends = of !== undefined && of !== recipient;
  const who = [
    `${name} of ${the(of ?? recipient)}${sends ? ` sends to ${the(recipient)}` : ''}`,
    ...given(status, (word) => STANDING[word]),
    ...given(signedIn, (level) => `signed in at level ${String(level)}`),
    ...given(trainedTo, (day) => `trained until ${day}`),
  ].join(', ');
  const holders = given(holdersIn, (place) => `, of agencies in ${NATIONS[place]}`).join('');
  return `${date}, ${NATIONS[nation]}${holders}: ${who}, for ${purposeName(purpose)}.`;
}

function breakGlassInWords(file: CaseFile): string[] {
  const { breakGlass, breakGlassGround = 'LIFE_RISK', breakGlassAbout, breakGlassEnded, brokenTwice } = file;
  if (breakGlass === undefined) return [];
  const times = brokenTwice === true ? 'twice' : 'once';
  const about = given(breakGlassAbout, (names) => `, about ${list(names.map(the))}`).join('');
  const ground = BREAK_GLASS_GROUND_NAMES[breakGlassGround].en;
  return [
    `The glass was broken ${times} (${ground})${about}: "${breakGlass}".`,
    ...given(breakGlassEnded, () => 'The hour is over.'),
  ];
}

function circumstances({ onBehalfOf, caseRef, flow, assuredTo, audit, recipient }: CaseFile): string[] {
  return [
    ...given(onBehalfOf, (person) => `The answer is for ${the(person)}.`),
    ...given(caseRef, () => 'No case is quoted.'),
    ...given(flow, () => 'It is a regular flow.'),
    ...given(assuredTo, (day) => `${sentence(the(recipient))} is assured until ${day}.`),
    ...given(audit, () => 'The audit trail cannot be written.'),
  ];
}

function agreementInWords(agreement: AgreementEntry | 'none' | undefined): string[] {
  if (agreement === undefined) return [];
  if (agreement === 'none') return ['There is no sharing agreement.'];
  const { reviewDue, standingJudgement, depth, includesOthers, deleteAfterDays, status, purposes } =
    agreement;
  return [
    ...given(status, (word) => `The agreement is ${word}.`),
    ...given(purposes, (codes) => `The agreement is for ${list(codes.map(purposeName))}.`),
    ...given(reviewDue, (day) => `The agreement was due for review on ${day}.`),
    ...given(standingJudgement, () => 'Nobody has judged anything in advance.'),
    ...given(depth, (word) => `The agreement lists ${DEPTH_NAMES[word].en}.`),
    ...given(includesOthers, () => 'The agreement says that other people mentioned are needed too.'),
    ...given(deleteAfterDays, (days) => `What is shared is deleted after ${String(days)} days.`),
  ];
}
