import type { Ask, DecisionCell } from '@pontio/decision';
import type { InputDisclosure } from '@pontio/field-labels';
import type { TakenDecision } from '../answer/told.js';
import type { HolderOf, Subject } from '../exchange.js';
import { isReleased } from '../executor/mask.js';
import type { PlannedCells } from '../executor/plan-cells.js';
import type { ReleasePlan } from '../executor/release-plan.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';

/** What the fields of a plan are worked out of, and what has been decided about it. */
export interface InputsAsked {
  readonly supergraph: Pick<PontioSupergraph, 'disclosures' | 'subjects'>;
  readonly planned: Pick<PlannedCells, 'byPlace'>;
  readonly holderOf: HolderOf;
  /** What was decided before: an input may have been. */
  readonly release: ReleasePlan;
}

/** One ask and where its cells begin. */
interface Placed {
  readonly ask: Ask;
  readonly from: number;
}

/**
 * Withholds what an agency would work out of others' values (`@requires`, `@fromContext`) wherever one of those may
 * not be given to it: it would have to work with a null, and its answer would be wrong, or tell that there is one. It
 * is withheld for its input's reason, and hidden where that is. The same decision where nothing is.
 */
export function withInputs(
  taken: TakenDecision,
  subjects: readonly Subject[],
  asked: InputsAsked,
): TakenDecision {
  const needs = needsOf(asked.supergraph.disclosures);
  if (needs.size === 0) return taken;
  const decided = new DecidedInputs(taken, subjects, asked);
  // What is worked out of something that is worked out itself falls with it.
  while (decided.withholdOnce(needs));
  if (!decided.isChanged) return taken;
  return { ...taken, decision: { ...taken.decision, cells: decided.cells } };
}

type Needs = ReadonlyMap<string, readonly InputDisclosure[]>;
const known = new WeakMap<readonly InputDisclosure[], Needs>();

/** By the field that is worked out. */
function needsOf(disclosures: readonly InputDisclosure[]): Needs {
  const needs =
    known.get(disclosures) ??
    Map.groupBy(
      disclosures.filter(({ by }) => by !== '@provides'),
      ({ field }) => field,
    );
  known.set(disclosures, needs);
  return needs;
}

class DecidedInputs {
  readonly cells: DecisionCell[];
  isChanged = false;
  private readonly asks: readonly Placed[];
  private readonly byPerson: ReadonlyMap<string, readonly Placed[]>;
  private readonly people: ReadonlyMap<string, readonly Subject[]>;

  constructor(
    { input, decision }: TakenDecision,
    subjects: readonly Subject[],
    private readonly asked: InputsAsked,
  ) {
    this.cells = [...decision.cells];
    let from = 0;
    this.asks = input.asks.map((ask) => ({ ask, from: (from += ask.fields.length) - ask.fields.length }));
    this.byPerson = Map.groupBy(this.asks, ({ ask }) => ask.subjectId);
    this.people = Map.groupBy(subjects, ({ id }) => id);
  }

  /** @returns whether something was withheld that was not before */
  withholdOnce(needs: Needs): boolean {
    let isMore = false;
    for (const { ask, from } of this.asks) {
      for (let index = 0; index < ask.fields.length; index += 1) {
        const cell = this.cells[from + index];
        const wanted = cell && needs.get(cell.field);
        if (cell === undefined || wanted === undefined || !isReleased(cell)) continue;
        const missing = this.missing(cell, wanted);
        if (missing === undefined) continue;
        this.cells[from + index] = worksWithout(cell, missing);
        isMore = true;
      }
    }
    this.isChanged ||= isMore;
    return isMore;
  }

  /** An input that may not be given; `null` where all that is known of it is that it may not. */
  private missing(cell: DecisionCell, needs: readonly InputDisclosure[]): DecisionCell | null | undefined {
    const { holderOf, supergraph } = this.asked;
    for (const subject of this.people.get(cell.subjectId) ?? []) {
      for (const { subgraph, inputs } of needs) {
        if (holderOf(subgraph, subject) !== cell.holderId) continue;
        for (const input of inputs.filter((one) => supergraph.subjects.isDecided(one))) {
          const found = this.fault(input, subgraph, subject);
          if (found !== undefined) return found;
        }
      }
    }
    return undefined;
  }

  private fault(input: string, subgraph: string, subject: Subject): DecisionCell | null | undefined {
    const { planned, release, holderOf } = this.asked;
    const sources = (planned.byPlace.get(subject.place) ?? []).filter(
      (cell) => cell.coordinate === input && cell.subgraph !== subgraph,
    );
    for (const source of sources) {
      const cell = this.cellOf(subject.id, holderOf(source.subgraph, subject), input);
      if (cell !== undefined && !isReleased(cell)) return cell;
      if (cell === undefined && !release.maskOf(subject, source.subgraph).released.has(input)) return null;
    }
    return undefined;
  }

  private cellOf(subjectId: string, holderId: string, field: string): DecisionCell | undefined {
    for (const { ask, from } of this.byPerson.get(subjectId) ?? []) {
      if (ask.holderId !== holderId) continue;
      const index = ask.fields.findIndex((question) => question.field === field);
      if (index >= 0) return this.cells[from + index];
    }
    return undefined;
  }
}

/** Nobody can be asked for it before they may have what it is worked out of. */
function worksWithout(
  { subjectId, field, holderId }: DecisionCell,
  input: DecisionCell | null,
): DecisionCell {
  const { result = 'WITHHOLD', reason = 'NOT_NECESSARY', ref } = input ?? {};
  return {
    ...{ subjectId, field, holderId, reason, requestable: false },
    result: result === 'HIDE' ? 'HIDE' : 'WITHHOLD',
    ...(ref !== undefined && { ref }),
  };
}
