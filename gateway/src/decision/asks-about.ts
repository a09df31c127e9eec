import type { Ask } from '@pontio/decision';
import type { LabelMap } from '@pontio/field-labels';
import type { HolderOf, Subject } from '../exchange.js';
import type { PlannedCells } from '../executor/plan-cells.js';
import type { ReleasePlan } from '../executor/release-plan.js';
import { fieldList } from './field-lists.js';

/** What is asked about whom. */
export interface AsksAbout {
  readonly subjects: readonly Subject[];
  readonly planned: PlannedCells;
  readonly labels: LabelMap;
  readonly holderOf: HolderOf;
  /** What has been decided so far is not asked again. */
  readonly release: ReleasePlan;
}

/** What the plan asks about some people, by person and holder; what two places ask alike is asked once. */
export function asksAbout({ subjects, planned, labels, holderOf, release }: AsksAbout): readonly Ask[] {
  const asks = new Map<string, { subjectId: string; holderId: string; fields: Set<string> }>();
  for (const subject of subjects) {
    for (const { subgraph, coordinate } of planned.byPlace.get(subject.place) ?? []) {
      if (release.maskOf(subject, subgraph).asked.has(coordinate)) continue;
      const holderId = holderOf(subgraph, subject);
      const key = `${subject.id} ${holderId}`;
      const ask = asks.get(key) ?? { subjectId: subject.id, holderId, fields: new Set() };
      asks.set(key, ask);
      ask.fields.add(coordinate);
    }
  }
  return [...asks.values()].map(({ fields, ...whose }) => ({
    ...whose,
    fields: fieldList(labels, [...fields]),
  }));
}
