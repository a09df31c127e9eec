import { type CellCase, type Stage, goOn } from '../cell-case.js';
import { bindsRequest } from '../restrictions.js';

/**
 * 12 OTHERS: people the value only mentions are taken out, unless the reference table says that this purpose
 * needs them and nothing protects them. Somebody we know nothing of is taken out.
 */
export const redactOthers: Stage = {
  name: 'OTHERS',
  check: (cell) => {
    const mentioned = (cell.question.mentions ?? []).filter((id) => id !== cell.subject.id);
    return mentioned.every((id) => mayStay(id, cell))
      ? goOn()
      : goOn({ transform: { reason: 'THIRD_PARTY', obligation: 'REDACT_THIRD_PARTY' } });
  },
};

function mayStay(id: string, cell: CellCase): boolean {
  const { subjects, mentioned = [] } = cell.input;
  const person = [...subjects, ...mentioned].find((subject) => subject.id === id);
  if (person === undefined || cell.row?.includesOthers !== true) return false;
  return !person.restrictions.some((restriction) => bindsRequest(restriction, cell));
}
