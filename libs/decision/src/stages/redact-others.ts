import { type CellCase, type Stage, goOn } from '../cell-case.js';
import type { SubjectFacts } from '../facts/subject-facts.js';
import { isProhibitionInForce, protectorsOf } from '../prohibitions.js';
import { bindsRequest } from '../restrictions.js';
import { unknownOfSubject } from '../unknown-fact.js';

/**
 * 12 OTHERS: people the value only mentions are taken out, unless the reference table says that this purpose
 * needs them and neither a restriction nor a statute protects them. Somebody we know nothing of is taken out.
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
  if (unknownOfSubject(person) !== undefined) return false;
  return (
    !person.restrictions.some((restriction) => bindsRequest(restriction, cell)) && !isShielded(person, cell)
  );
}

/** Whether a statute guards who the person is or was: no exception that was met for somebody else opens that. */
function isShielded(person: SubjectFacts, cell: CellCase): boolean {
  return [...cell.law.prohibitions.values()].some(
    (prohibition) =>
      isProhibitionInForce(prohibition, cell) && protectorsOf(prohibition, person, cell.today).length > 0,
  );
}
