import type { Decision, DecisionCell } from './decision.js';
import type { Ask, CellQuestion, DecisionInput, FieldQuestion } from './facts/decision-input.js';

/** A cell with the question it answers. */
export interface AskedCell {
  readonly cell: DecisionCell;
  readonly question: CellQuestion;
  readonly index: number;
}

/** The cells of a decision beside their questions, in order. */
export function askedCells({ asks }: DecisionInput, { cells }: Decision): readonly AskedCell[] {
  const questions = asks.flatMap(({ subjectId, holderId, fields }) =>
    fields.map((field): CellQuestion => ({ ...field, subjectId, holderId })),
  );
  return questions.flatMap((question, index) => {
    const cell = cells[index];
    return cell === undefined ? [] : [{ cell, question, index }];
  });
}

/** The questions of some cells, as a request that asks for nothing else. */
export function asksFor(cells: readonly AskedCell[]): readonly Ask[] {
  return cells.map(({ question }) => {
    const { subjectId, holderId } = question;
    return { subjectId, holderId, fields: [question] };
  });
}

const SUBSETS_MAX = 200;
const subsets = new WeakMap<readonly FieldQuestion[], Map<string, readonly FieldQuestion[]>>();

/**
 * A request's asks without the cells that are left out. What is asked for whole stays the same list, and the same part
 * of a list is the same list each time, so that what is known of lists is worked out once.
 */
export function asksWithout({ asks }: DecisionInput, isLeftOut: (index: number) => boolean): readonly Ask[] {
  let from = 0;
  return asks.flatMap((ask) => {
    const pattern = ask.fields.map((_field, index) => (isLeftOut(from + index) ? '0' : '1')).join('');
    from += ask.fields.length;
    if (!pattern.includes('0')) return [ask];
    return pattern.includes('1') ? [{ ...ask, fields: subsetOf(ask.fields, pattern) }] : [];
  });
}

function subsetOf(fields: readonly FieldQuestion[], pattern: string): readonly FieldQuestion[] {
  const known = subsets.get(fields) ?? new Map<string, readonly FieldQuestion[]>();
  subsets.set(fields, known);
  const subset = known.get(pattern) ?? fields.filter((_field, index) => pattern[index] === '1');
  if (known.size < SUBSETS_MAX) known.set(pattern, subset);
  return subset;
}
