import type { LawRow, RepealedLaw } from '@pontio/vocabulary';
import { type Remark, error, info, warning } from './finding.js';
import type { LintContext } from './lint-context.js';

/** What is said of any row of the catalogue: a gateway or a prohibition. */
export function checkLawRow(row: LawRow, context: LintContext): readonly Remark[] {
  return [repeal(row, context), nation(row), review(row, context), draft(row)].flat();
}

/** The revoked law that a row rests on: it has its code, or cites it. */
function repealedBehind(
  { code, name, source, notes = '' }: LawRow,
  { repealed }: LintContext,
): RepealedLaw | undefined {
  const words = [name.en, source, notes].join('\n').toLowerCase();
  return (
    repealed.get(code) ??
    [...repealed.values()].find(({ citedAs }) => citedAs.some((cited) => words.includes(cited.toLowerCase())))
  );
}

function repeal(row: LawRow, context: LintContext): readonly Remark[] {
  const gone = repealedBehind(row, context);
  if (gone === undefined || (row.to !== undefined && row.to < gone.revokedOn)) return [];
  return [
    error(
      'GATEWAY_NOT_IN_FORCE',
      `${row.name.en} rests on law that is gone.`,
      `${gone.name.en}: revoked on ${gone.revokedOn} (${gone.source}).`,
      gone.instead === undefined
        ? 'Take the row out.'
        : `Take the row out; rely on ${gone.instead.toLowerCase()}.`,
    ),
  ];
}

function nation({ code, jurisdiction }: LawRow): readonly Remark[] {
  const said = /^(ENG|WAL|EW|UK)\./.exec(code)?.[1];
  if (said === undefined || said === jurisdiction) return [];
  return [
    error(
      'GATEWAY_WRONG_JURISDICTION',
      `The code says ${said}, the row says ${jurisdiction}.`,
      'The row would open in a nation that nobody reads in its name.',
      'Give the row the jurisdiction of its Act, and the code that goes with it.',
    ),
  ];
}

function review({ checkedAt, reviewOwner }: LawRow, { day }: LintContext): readonly Remark[] {
  if (checkedAt === undefined) {
    return [
      info(
        'NOT_CHECKED',
        'Nobody has said when they last read the source.',
        '',
        `${reviewOwner}: read it, then write checkedAt.`,
      ),
    ];
  }
  if (checkedAt >= yearBefore(day)) return [];
  return [
    warning(
      'REVIEW_OVERDUE',
      `The source was last read on ${checkedAt}, more than twelve months ago.`,
      'Law changes, and a row that nobody reads again goes wrong unseen.',
      `${reviewOwner}: read the source again, then write the new checkedAt.`,
    ),
  ];
}

const yearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;

function draft({ status, verification, fromVerification = verification }: LawRow): readonly Remark[] {
  if (status === 'verified') return [];
  return [
    info(
      'DRAFT',
      `The row is a draft: marked ${verification}, its beginning ${fromVerification}.`,
      'Every answer that rests on it says so.',
      'Read the source and mark the row V.',
    ),
  ];
}
