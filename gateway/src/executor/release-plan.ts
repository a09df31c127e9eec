import type { Decision, DecisionCell } from '@pontio/decision';
import type { HolderOf, Subject } from '../exchange.js';
import { changeOf } from '../obligations/changes.js';
import type { PlanCell } from './plan-cells.js';
import type { Released } from './prune-operation.js';

const NOTHING: ReadonlySet<string> = new Set<string>();

/** Whether a cell may leave: as it is, or with a marker. What the gateway can change no other way, it refuses. */
export function isReleased(cell: DecisionCell): boolean {
  return cell.result === 'ALLOW' || changeOf(cell)?.passes === true;
}

/** Whom and what each subgraph may be asked about in one request: the decision, in the executor's terms. */
export class ReleasePlan {
  private readonly values = new Map<string, Set<string>>();
  private readonly byRootKey: ReadonlyMap<string, Subject>;

  constructor(
    decision: Decision,
    cells: readonly PlanCell[],
    readonly subjects: readonly Subject[],
    private readonly holderOf: HolderOf,
  ) {
    this.byRootKey = new Map(subjects.map((subject) => [subject.place, subject]));
    const released = new Set(
      decision.cells
        .filter(isReleased)
        .map(({ subjectId, holderId, field }) => `${subjectId} ${holderId} ${field}`),
    );
    for (const { place, subgraph, coordinate } of cells) {
      const subject = this.byRootKey.get(place);
      if (subject && released.has(`${subject.id} ${holderOf(subgraph, subject)} ${coordinate}`)) {
        this.valuesAt(subject.id, subgraph).add(coordinate);
      }
    }
  }

  /** Values about `subjectId` that `subgraph` may be asked for. */
  valuesOf(subjectId: string, subgraph: string): ReadonlySet<string> {
    return this.values.get(`${subjectId} ${subgraph}`) ?? NOTHING;
  }

  /** What a root field may fetch at `subgraph`; the key that joins records when anything at all is released. */
  releasedUnder(place: string, subgraph: string): Released {
    const subject = this.byRootKey.get(place);
    if (subject === undefined) return { values: NOTHING, joins: false };
    const joins = [...this.values].some(
      ([key, values]) => key.startsWith(`${subject.id} `) && values.size > 0,
    );
    return { values: this.valuesOf(subject.id, subgraph), joins };
  }

  subjectUnder(place: string): Subject | undefined {
    return this.byRootKey.get(place);
  }

  /** The id by which the agency behind `subgraph` knows the person; undefined when it holds no linked record. */
  recordIdAt(subjectId: string, subgraph: string): string | undefined {
    const subject = this.subjects.find(({ id }) => id === subjectId);
    return subject?.recordIds[this.holderOf(subgraph, subject)];
  }

  private valuesAt(subjectId: string, subgraph: string): Set<string> {
    const key = `${subjectId} ${subgraph}`;
    const known = this.values.get(key) ?? new Set<string>();
    this.values.set(key, known);
    return known;
  }
}
