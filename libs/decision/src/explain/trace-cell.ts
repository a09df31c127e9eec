import { type CellCase, type StageName, isDirectory } from '../cell-case.js';
import { decisionPath } from '../decision-path.js';
import type { Policy } from '../decision.js';
import type { CellQuestion, DecisionInput } from '../facts/decision-input.js';
import { cellOpener } from '../open-cell.js';

/** How far a cell came. */
export interface CellTrace {
  /** The stage that stopped it, or first changed it, or released it. */
  readonly stage: StageName;
  /** What the stages before it had found. */
  readonly current: CellCase;
}

/** Takes a cell along the stages once more, to tell where its answer was made and from what. */
export function traceCell(question: CellQuestion, input: DecisionInput, policy: Policy): CellTrace {
  const ask = { subjectId: question.subjectId, holderId: question.holderId, fields: [question] };
  let current = cellOpener(input, policy)(ask, question);
  let stage: StageName = 'FORM';
  let changed: StageName | undefined;
  for (const { name, directory, check } of decisionPath) {
    if (isDirectory(question) && directory !== true) continue;
    stage = name;
    const finding = check(current);
    if (finding.next === 'STOP') return { stage, current };
    const { transform, obligations: _, ...found } = finding.add;
    if (transform !== undefined) changed ??= name;
    current = { ...current, ...found };
  }
  return { stage: changed ?? stage, current };
}
