import { type Jurisdiction, appliesIn, purposeOf } from '@pontio/vocabulary';
import type { AgreementFile } from '../source/agreement-file.js';
import { checkCitedLaw } from './cited-law.rules.js';
import { type Remark, error, info, warning } from './finding.js';
import type { LintContext } from './lint-context.js';
import { isOpenWherever, isTriedFirst } from './wider.js';

/** What is said of an agreement as a whole. */
export function checkAgreement(agreement: AgreementFile, context: LintContext): readonly Remark[] {
  return [
    standing(agreement, context.day),
    agreement.law.flatMap(({ gateway }) => [
      ...checkCitedLaw(gateway, context),
      ...checkNation(gateway, agreement, context),
    ]),
    purposes(agreement, context),
    shadow(agreement, context),
  ].flat();
}

function standing({ status, review, parties }: AgreementFile, day: string): readonly Remark[] {
  if (status === 'EXPIRED' || status === 'SUPERSEDED') {
    return [
      error(
        'AGREEMENT_EXPIRED',
        `The agreement is ${status}.`,
        'It covers nothing.',
        'Take it out, or sign a new version.',
      ),
    ];
  }
  if (status !== 'LIVE') {
    return [
      info(
        'NOT_COMMENCED',
        `The agreement is ${status}.`,
        'Only a live one covers anything.',
        'Nothing, if that is meant.',
      ),
    ];
  }
  return [...signatures(parties), ...dates(review, day)];
}

function signatures(parties: AgreementFile['parties']): readonly Remark[] {
  const unsigned = parties.filter(({ signedAt }) => signedAt === undefined).map(({ agencyId }) => agencyId);
  if (unsigned.length === 0) return [];
  return [
    error(
      'UNREACHABLE',
      `${unsigned.join(', ')} has not signed.`,
      'A live agreement covers nothing until all have signed.',
      'Have it signed, or set it back to IN_SIGN.',
    ),
  ];
}

function dates(review: AgreementFile['review'], day: string): readonly Remark[] {
  const last = lastDay(review);
  if (day > last) {
    const what = `Its review was due on ${review.dueAt}, its days of grace ended on ${last}.`;
    return [error('AGREEMENT_EXPIRED', what, 'It covers nothing.', 'Review it and sign the new version.')];
  }
  if (day <= review.dueAt) return [];
  return [
    warning(
      'REVIEW_OVERDUE',
      `Its review was due on ${review.dueAt}.`,
      `It stops on ${last}.`,
      'Review it before then.',
    ),
  ];
}

const DAY_MS = 86_400_000;

const lastDay = ({ dueAt, graceDays }: AgreementFile['review']): string =>
  new Date(Date.parse(dueAt) + graceDays * DAY_MS).toISOString().slice(0, 10);

function checkNation(code: string, { parties }: AgreementFile, { law }: LintContext): readonly Remark[] {
  const gateway = law.gateways.get(code);
  const nations = new Set<Jurisdiction>(parties.flatMap(({ nation }) => nation ?? []));
  if (gateway === undefined || nations.size === 0) return [];
  if ([...nations].some((nation) => appliesIn(gateway.jurisdiction, nation))) return [];
  return [
    error(
      'GATEWAY_WRONG_JURISDICTION',
      `${code} is law of ${gateway.jurisdiction}; every party is of ${[...nations].join(', ')}.`,
      'Nothing passes by it between these parties.',
      'Name the law of their own nation.',
    ),
  ];
}

function purposes({ purposes: listed, law: cited }: AgreementFile, { law }: LintContext): readonly Remark[] {
  const gateways = cited.flatMap(({ gateway }) => law.gateways.get(gateway) ?? []);
  const serves = (gateway: (typeof gateways)[number], purpose: (typeof listed)[number]): boolean =>
    gateway.purposes.length === 0 || gateway.purposes.includes(purpose);
  return [
    ...gateways
      .filter((gateway) => !listed.some((purpose) => serves(gateway, purpose)))
      .map(({ code }) =>
        error(
          'UNREACHABLE',
          `${code} serves no purpose of the agreement.`,
          'It is never chosen.',
          'Take it out, or add the purpose.',
        ),
      ),
    ...listed
      .filter((purpose) => gateways.length > 0 && !gateways.some((gateway) => serves(gateway, purpose)))
      .map((purpose) =>
        error(
          'UNREACHABLE',
          `No law of the agreement serves ${purposeOf(purpose).name.en} (${purpose}).`,
          'A request for it that names no law of its own is refused.',
          'Cite the law that it rests on, or take the purpose out.',
        ),
      ),
  ];
}

/** Every gateway that an agreement lists is a candidate together, so that one can put another out of use. */
function shadow({ law: cited }: AgreementFile, { law }: LintContext): readonly Remark[] {
  const gateways = cited.flatMap(({ gateway }) => law.gateways.get(gateway) ?? []);
  return gateways.flatMap((gateway) => {
    const stronger = gateways.find((other) => isTriedFirst(other, gateway) && isOpenWherever(other, gateway));
    if (stronger === undefined) return [];
    const what = `${gateway.code} is never chosen: ${stronger.code} is tried first and open wherever it is.`;
    return [error('SHADOWED', what, 'It changes no answer.', 'Take it out.')];
  });
}
