import {
  LEVELS,
  type LegalGateway,
  type Party,
  categoryOf,
  isAtLeast,
  purposeOf,
  reaches,
} from '@pontio/vocabulary';
import type { AgreementFile } from '../source/agreement-file.js';
import { type Remark, error, warning } from './finding.js';
import type { LintContext } from './lint-context.js';
import { coversOrAny, includesAll } from './wider.js';

/** One row of an agreement's reference table. */
export type Row = AgreementFile['referenceTable'][number];

/** What is said of a row of the reference table: whether it can be met, and whether it is ever the one that is. */
export function checkReferenceRow(
  index: number,
  agreement: AgreementFile,
  context: LintContext,
): readonly Remark[] {
  const row = agreement.referenceTable[index];
  if (row === undefined) return [];
  return [
    parties(row, agreement),
    depth(row, agreement),
    levels(row),
    onlyFor(row, agreement),
    carriedByLaw(row, agreement, context),
    shadow(row, agreement.referenceTable.slice(0, index)),
  ].flat();
}

function parties({ from, to }: Row, { parties: all }: AgreementFile): readonly Remark[] {
  const strangers = [from, ...to].filter((id) => !all.some(({ agencyId }) => agencyId === id));
  return strangers.map((id) =>
    error(
      'UNREACHABLE',
      `${id} is no party of the agreement.`,
      'The agreement covers its parties alone.',
      'Correct the id, or add the party.',
    ),
  );
}

function depth({ depth: needed }: Row, { purposes, compatiblePurposes }: AgreementFile): readonly Remark[] {
  const all = [...purposes, ...compatiblePurposes];
  if (all.some((code) => reaches(purposeOf(code).depth, needed))) return [];
  return [
    error(
      'UNREACHABLE',
      `No purpose of the agreement reaches depth ${needed}.`,
      'The row is never met.',
      `Give the row a depth that one of its purposes reaches, or add a purpose.`,
    ),
  ];
}

function levels({ category, level, standingJudgement }: Row): readonly Remark[] {
  const usual = categoryOf(category).level;
  return [
    ...(standingJudgement !== undefined && LEVELS.indexOf(standingJudgement.upTo) > LEVELS.indexOf(level)
      ? [
          error(
            'LEVEL_ABOVE_ROW',
            `The standing judgement reaches ${standingJudgement.upTo}, the row ${level}.`,
            'What lies between is in no row.',
            'Raise the row or lower the judgement.',
          ),
        ]
      : []),
    ...(isAtLeast(level, usual)
      ? []
      : [
          warning(
            'LEVEL_ABOVE_ROW',
            `The row reaches ${level}; ${category} is usually ${usual}.`,
            'The row lets next to nothing pass.',
            'Raise the row, if the category is meant.',
          ),
        ]),
  ];
}

function onlyFor({ category }: Row, { purposes, compatiblePurposes }: AgreementFile): readonly Remark[] {
  const only = categoryOf(category).onlyFor;
  if (only === undefined || [...purposes, ...compatiblePurposes].some((code) => only.includes(code)))
    return [];
  const what = `${category} may be asked for only for ${only.join(', ')}, which the agreement does not list.`;
  return [error('UNREACHABLE', what, 'The row is never met.', 'Take the row out.')];
}

/** Whether law of the agreement runs from the holder of a row to each recipient, where the file says what they are. */
function carriedByLaw(
  row: Row,
  { parties: all, law: cited }: AgreementFile,
  { law }: LintContext,
): readonly Remark[] {
  const gateways = cited.flatMap(({ gateway }) => law.gateways.get(gateway) ?? []);
  const find = (id: string) => all.find(({ agencyId }) => agencyId === id);
  const holder = wordsOf(find(row.from));
  return row.to.flatMap((id) => {
    const recipient = wordsOf(find(id));
    if (holder === undefined || recipient === undefined || id === row.from) return [];
    if (gateways.some((gateway) => runsBetween(gateway, holder, recipient))) return [];
    const what = `No law of the agreement runs from ${row.from} to ${id}.`;
    return [
      error(
        'UNREACHABLE',
        what,
        'Nothing passes by the row.',
        'Cite law that names both, or take the row out.',
      ),
    ];
  });
}

function wordsOf(party: AgreementFile['parties'][number] | undefined): readonly Party[] | undefined {
  return party?.type === undefined ? undefined : ['ANY', party.type, ...(party.statutoryRoles ?? [])];
}

const runsBetween = (
  { holders, recipients }: LegalGateway,
  holder: readonly Party[],
  recipient: readonly Party[],
): boolean =>
  holders.some((party) => holder.includes(party)) && recipients.some((party) => recipient.includes(party));

function shadow(row: Row, before: readonly Row[]): readonly Remark[] {
  const at = before.findIndex((other) => isMetWherever(other, row));
  if (at < 0) return [];
  return [
    error(
      'SHADOWED',
      `Row ${String(at + 1)} is met wherever this one is, and comes first.`,
      'This row is never the one that counts.',
      'Take one of them out.',
    ),
  ];
}

function isMetWherever(wide: Row, narrow: Row): boolean {
  return (
    wide.category === narrow.category &&
    coversOrAny(wide.fields, narrow.fields) &&
    isAtLeast(wide.level, narrow.level) &&
    wide.from === narrow.from &&
    includesAll(wide.to, narrow.to) &&
    reaches(narrow.depth, wide.depth) &&
    (wide.about === 'ANY' || (wide.about ?? 'SUBJECT') === (narrow.about ?? 'SUBJECT'))
  );
}
