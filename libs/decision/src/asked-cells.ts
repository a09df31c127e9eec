import type { Decision, DecisionCell } from './decision.js';
import type { Ask, CellQuestion, DecisionInput } from './facts/decision-input.js';

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
