import { RESTRICTIONS, type RestrictionRule } from '@pontio/vocabulary';
import type { Decision, DecisionCell } from './decision.js';
import type { DecisionEngine } from './engine.js';
import type { DecisionInput } from './facts/decision-input.js';
import type { RestrictionFacts, SubjectFacts } from './facts/subject-facts.js';
import { NOBODY } from './stand-ins.js';
import { ukDate } from './uk-date.js';
import { isActiveRestriction } from './restrictions.js';

/** A decision as the caller may know of it. */
export interface KnownDecision {
  readonly input: DecisionInput;
  readonly decision: Decision;
  /** Those who have to read as a number that nobody has, `per_…`. */
  readonly guarded: ReadonlySet<string>;
}

const NOBODY_GUARDED: ReadonlySet<string> = new Set();

/**
 * What the caller may know of a decision: about somebody whose identity is guarded and of whom nothing is released,
 * what would be decided about a number that nobody has. The decision itself, with its reasons, stays for audit.
 *
 * @returns the very input and decision where nobody is guarded
 */
export function asCallerKnows(
  input: DecisionInput,
  decision: Decision,
  engine: Pick<DecisionEngine, 'decide'>,
): KnownDecision {
  const today = ukDate(input.at);
  const guarded = new Set(
    input.subjects
      .filter((subject) => subject.restrictions.some((one) => guards(one, input, today)))
      .filter((subject) => !isAnyReleased(subject, decision))
      .map(({ id }) => id),
  );
  if (guarded.size === 0) return { input, decision, guarded: NOBODY_GUARDED };
  const subjects = input.subjects.map((subject) => (guarded.has(subject.id) ? unmatched(subject) : subject));
  const known = { ...input, subjects };
  const decided = engine.decide(known);
  // Whoever is family to them keeps what was decided about themselves.
  const cells = decision.cells.map((cell, index): DecisionCell => {
    const told = guarded.has(cell.subjectId) ? decided.cells[index] : cell;
    return told ?? cell;
  });
  return { input: known, decision: { ...decided, cells }, guarded };
}

function guards(
  restriction: RestrictionFacts,
  { request, actor, recipient }: DecisionInput,
  today: string,
): boolean {
  const { code, fromAgencies, exceptPurposes, exceptApprovers } = restriction;
  const rule: RestrictionRule = RESTRICTIONS[code];
  return (
    rule.guardsIdentity === true &&
    isActiveRestriction(restriction, today) &&
    (fromAgencies.length === 0 || fromAgencies.includes(recipient.id)) &&
    !exceptPurposes.includes(request.purpose) &&
    !exceptApprovers.includes(actor.id)
  );
}

function isAnyReleased({ id }: SubjectFacts, { cells }: Decision): boolean {
  return cells.some(
    ({ subjectId, result }) => subjectId === id && (result === 'ALLOW' || result === 'TRANSFORM'),
  );
}

const unmatchedOnes = new WeakMap<SubjectFacts, SubjectFacts>();

/** The same object each time, so that what is worked out of facts is worked out once. */
function unmatched(subject: SubjectFacts): SubjectFacts {
  const { id, kind } = subject;
  const known = unmatchedOnes.get(subject) ?? { ...NOBODY, id, kind };
  unmatchedOnes.set(subject, known);
  return known;
}
