import type { AgreementFile } from '../../source/agreement-file.js';
import type { PartyName } from './party-words.js';

/** What is different of two versions of an agreement beside the reference table, in words. */
export function documentChanges(was: AgreementFile, is: AgreementFile, name: PartyName): readonly string[] {
  return [
    ...single('Status', was.status, is.status),
    ...single('Version', String(was.version), String(is.version)),
    ...single('Kind', was.kind, is.kind),
    ...single('Review due', was.review.dueAt, is.review.dueAt),
    ...single('Days of grace', String(was.review.graceDays), String(is.review.graceDays)),
    ...single('Match needed', was.identify?.matchGradeMin ?? 'Match', is.identify?.matchGradeMin ?? 'Match'),
    ...single('Sign-in needed', String(was.security?.aalMin ?? 2), String(is.security?.aalMin ?? 2)),
    ...lists('Parties', was.parties.map(party(name)), is.parties.map(party(name))),
    ...lists('Purposes', was.purposes, is.purposes),
    ...lists('Compatible purposes', was.compatiblePurposes, is.compatiblePurposes),
    ...lists(
      'Law',
      was.law.map(({ gateway }) => gateway),
      is.law.map(({ gateway }) => gateway),
    ),
  ];
}

const party =
  (name: PartyName) =>
  ({ agencyId, signedAt }: AgreementFile['parties'][number]): string =>
    `${name(agencyId)} (${signedAt === undefined ? 'not signed' : `signed ${signedAt}`})`;

const single = (what: string, was: string, is: string): readonly string[] =>
  was === is ? [] : [`${what}: ${was} becomes ${is}`];

function lists(what: string, was: readonly string[], is: readonly string[]): readonly string[] {
  const gained = is.filter((one) => !was.includes(one));
  const lost = was.filter((one) => !is.includes(one));
  return [
    ...(gained.length > 0 ? [`${what}: gains ${gained.join(', ')}`] : []),
    ...(lost.length > 0 ? [`${what}: loses ${lost.join(', ')}`] : []),
  ];
}
