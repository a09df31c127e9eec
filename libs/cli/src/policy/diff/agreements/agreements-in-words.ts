import { PRACTITIONER_ROLE_NAMES, purposeOf } from '@pontio/vocabulary';
import { counted, listed } from '../../../terminal/terminal.js';
import { NATION_NAMES, answerInWords, subjectsInWords } from '../difference-in-words.js';
import type { AgreementCells, AgreementChange } from './agreement-change.js';

const HEADS = { ADDED: 'is new', REMOVED: 'is gone', CHANGED: 'changes' } as const;

/** What became of the agreements, for people. */
export function agreementsInWords(changes: readonly AgreementChange[]): readonly string[] {
  if (changes.length === 0) return [];
  return [
    'Agreements:',
    ...changes.flatMap(({ id, change, parts, cells, unknownParties }) => [
      `  ${id} ${HEADS[change]}`,
      ...parts.map((part) => `    ${part}.`),
      ...cells.map((one) => `    ${cellsInWords(one)}`),
      ...unknownParties.map((party) => `    ! What ${party} is, the file does not say: give its type.`),
    ]),
    '',
  ];
}

/** Cells of one category or field in a sentence. */
export function cellsInWords(cells: AgreementCells): string {
  const { change, from, to, category, field, levels, purposes, nations, subjects, before, after } = cells;
  const roles = [...new Set(purposes.flatMap((one) => one.roles))].map(
    (role) => PRACTITIONER_ROLE_NAMES[role].en,
  );
  const what = field === undefined ? category : `${category}, ${field},`;
  return [
    `${counted(cells.cells, 'cell')}: ${what} at ${listed(levels)} of ${from} ${change === 'STOPS' ? 'stops' : 'becomes visible'} for ${to}`,
    `(${listed(roles)}), about ${subjectsInWords(subjects)}, for ${listed(purposes.map(({ purpose }) => purposeOf(purpose).name.en))},`,
    `in ${listed(nations.map((nation) => NATION_NAMES[nation]))}.`,
    `Before: ${answerInWords(before)} Now: ${answerInWords(after)}`,
  ].join(' ');
}
