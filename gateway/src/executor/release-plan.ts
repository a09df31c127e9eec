import type { Ask, Decision } from '@pontio/decision';
import type { HolderOf, Subject } from '../exchange.js';
import { type Mask, NO_MASK, joinMasks, maskOf } from './mask.js';
import type { PlanCell } from './plan-cells.js';

/** A decision and what it was asked, in its order. */
export interface Admission {
  readonly subjects: readonly Subject[];
  readonly asks: readonly Ask[];
  readonly decision: Pick<Decision, 'cells'>;
}

const PLAIN = /^[\w:.-]*$/;

/**
 * Whom and what each subgraph may be asked about in one request: the decisions, in the executor's terms. Whoever
 * is met on the way is admitted by a decision of their own.
 */
export class ReleasePlan {
  /** How often somebody was admitted: an order signed before covers nobody admitted since. */
  rounds = 0;
  /** Whether every id is written in JSON as it is. */
  areIdsPlain = true;
  private readonly masks = new Map<string, Map<string, Mask>>();
  private readonly byId = new Map<string, Subject>();
  private readonly byPlace = new Map<string, Subject[]>();
  private readonly byRecord = new Map<string, Map<string, Subject>>();
  private readonly released = new Set<string>();

  constructor(private readonly holderOf: HolderOf) {}

  /** Adds what a decision releases about whom. Without a decision, about whom it is known already. */
  admit({ subjects, asks, decision }: Admission): void {
    this.rounds += 1;
    for (const subject of subjects) this.addSubject(subject);
    let from = 0;
    for (const { subjectId, holderId, fields } of asks) {
      const mask = maskOf(fields, decision.cells, from);
      from += fields.length;
      const ofHolder = entryOf(this.masks, holderId, () => new Map<string, Mask>());
      ofHolder.set(subjectId, joinMasks(ofHolder.get(subjectId), mask));
      if (mask.released.size > 0) this.released.add(subjectId);
    }
  }

  /** What has been decided about somebody at the holder behind `subgraph`. */
  maskOf(subject: Subject, subgraph: string): Mask {
    return this.masks.get(this.holderOf(subgraph, subject))?.get(subject.id) ?? NO_MASK;
  }

  /** Whether anything at all is released about somebody: only then may their records be joined. */
  hasAny(subjectId: string): boolean {
    return this.released.has(subjectId);
  }

  /** Whether any of these cells is released about somebody. */
  hasAnyOf(subject: Subject, cells: readonly PlanCell[]): boolean {
    return cells.some(({ subgraph, coordinate }) => this.maskOf(subject, subgraph).released.has(coordinate));
  }

  /** Everybody who has been decided about, at each of their places. */
  everybody(): readonly Subject[] {
    return [...this.byPlace.values()].flat();
  }

  /** Somebody who has been decided about, by our own id. */
  subject(id: string): Subject | undefined {
    return this.byId.get(id);
  }

  subjectsAt(place: string): readonly Subject[] {
    return this.byPlace.get(place) ?? [];
  }

  /** The id by which the agency behind `subgraph` knows the person; undefined when it holds no linked record. */
  recordIdAt(subject: Subject, subgraph: string): string | undefined {
    return subject.recordIds[this.holderOf(subgraph, subject)];
  }

  /** Whose record an agency's own id names, if they have been met before. */
  subjectOfRecord(holderId: string, recordId: string): Subject | undefined {
    return this.byRecord.get(holderId)?.get(recordId);
  }

  /** Remembers whose record an agency's own id names. */
  addRecord(holderId: string, recordId: string, subject: Subject): void {
    entryOf(this.byRecord, holderId, () => new Map<string, Subject>()).set(recordId, subject);
  }

  private addSubject(subject: Subject): void {
    entryOf(this.byPlace, subject.place, (): Subject[] => []).push(subject);
    if (this.byId.has(subject.id)) return;
    this.areIdsPlain &&= PLAIN.test(subject.id);
    this.byId.set(subject.id, subject);
    for (const [holderId, recordId] of Object.entries(subject.recordIds)) {
      this.addRecord(holderId, recordId, subject);
    }
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
