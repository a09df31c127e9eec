import type { LawCatalogue } from '@pontio/vocabulary';
import { answerInWords } from '../test/answer-in-words.js';
import { counted, inFigures } from '../../terminal/terminal.js';
import type { AgreementChange } from './agreements/agreement-change.js';
import { agreementsInWords, cellsInWords } from './agreements/agreements-in-words.js';
import type { ChangeKind, Difference } from './difference.js';
import { differenceInWords } from './difference-in-words.js';
import type { LawChange } from './law-changes.js';
import type { FlippedDecision, Replay } from './replay-decisions.js';

/** Everything that `pontio policy diff` has to say. */
export interface DiffReport {
  readonly names: readonly [string, string];
  readonly laws: readonly [LawCatalogue, LawCatalogue];
  readonly day: string;
  readonly cells: number;
  readonly totals: Readonly<Record<ChangeKind, number>>;
  readonly differences: readonly Difference[];
  readonly law: readonly LawChange[];
  readonly agreements: readonly AgreementChange[];
  readonly replay?: Replay;
}

/** Whether anything at all is different. */
export const isDifferent = ({ differences, law, agreements, replay }: DiffReport): boolean =>
  differences.length > 0 || law.length > 0 || agreements.length > 0 || (replay?.flipped.length ?? 0) > 0;

/** The report as one versioned object. */
export function diffToJson(report: DiffReport): string {
  const { names, laws, day, cells, totals, differences, law, agreements, replay } = report;
  const policyAt = (index: 0 | 1) => ({ name: names[index], lawVersion: laws[index].version });
  return JSON.stringify({
    schema: 'pontio.policy.diff/1',
    before: policyAt(0),
    after: policyAt(1),
    day,
    domainCells: cells,
    totals: {
      visible: totals.VISIBLE,
      stops: totals.STOPS,
      altered: totals.ALTERED,
      otherReason: totals.OTHER_REASON,
    },
    differences: differences.map((one) => ({ text: differenceInWords(one, laws), ...one })),
    law,
    agreements: agreements.map((one) => ({
      ...one,
      cells: one.cells.map((cells) => ({ text: cellsInWords(cells), ...cells })),
    })),
    ...(replay !== undefined && { decisions: replay }),
  });
}

/** The report for people. */
export function diffInWords(report: DiffReport): string {
  const { names, day, cells, replay } = report;
  const title = `From ${names[0]} to ${names[1]}, on ${day}, over ${inFigures(cells)} cells:`;
  const replayed = replay === undefined ? [] : replayInWords(replay);
  if (!isDifferent(report)) return [title, 'Nothing is different.', ...replayed].join('\n');
  return [
    title,
    '',
    ...lawInWords(report),
    ...agreementsInWords(report.agreements),
    ...answersInWords(report),
    ...replayed,
  ].join('\n');
}

function lawInWords({ law }: DiffReport): readonly string[] {
  if (law.length === 0) return ['No row of the law is different.', ''];
  const verbs = { ADDED: 'is new', REMOVED: 'is gone', CHANGED: 'changes' } as const;
  return [
    'Law:',
    ...law.map(({ code, name, change, parts }) =>
      [`  ${code} (${name}) ${verbs[change]}`, parts.join('; ')].filter((part) => part !== '').join(': '),
    ),
    '',
  ];
}

const HEADS: Readonly<Record<ChangeKind, string>> = {
  VISIBLE: 'become visible',
  STOPS: 'stop',
  ALTERED: 'are shared otherwise',
  OTHER_REASON: 'are refused for another reason',
};

/** Most sentences of a kind that are told; the object of `--json` has all. */
const MANY = 30;

function answersInWords({ totals, differences, laws }: DiffReport): readonly string[] {
  if (differences.length === 0) return ['No answer is different.', ''];
  return (Object.keys(HEADS) as ChangeKind[]).flatMap((change) => {
    const sentences = differences
      .filter((one) => one.change === change)
      .map((one) => differenceInWords(one, laws));
    if (sentences.length === 0) return [];
    // That a refusal has another reason is told in detail only to a machine.
    const told = change === 'OTHER_REASON' ? [] : sentences.slice(0, MANY);
    const left = sentences.length - told.length;
    return [
      `${counted(totals[change], 'cell')} ${HEADS[change]}:`,
      ...told.map((sentence) => `  ${sentence}`),
      ...(left > 0 ? [`  (${counted(left, 'sentence')} more with --json)`] : []),
      '',
    ];
  });
}

function replayInWords({ decisions, flipped, unreadable }: Replay): readonly string[] {
  return [
    `${counted(flipped.length, 'past decision')} of ${inFigures(decisions)} would come out otherwise.`,
    ...flipped.flatMap(flippedInWords),
    ...(unreadable.length === 0
      ? []
      : [`! ${counted(unreadable.length, 'line')} could not be read: ${unreadable.join(', ')}`]),
  ];
}

function flippedInWords({ decisionId, cells, of }: FlippedDecision): readonly string[] {
  return [
    `  ${decisionId}: ${String(cells.length)} of ${counted(of, 'cell')}`,
    ...cells.map(
      ({ field, holderId, before, after }) =>
        `    ${field} of ${holderId}: ${answerInWords(before)} becomes ${answerInWords(after)}`,
    ),
  ];
}
