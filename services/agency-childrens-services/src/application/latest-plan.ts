/** A plan as far as it was read; dates are `YYYY-MM-DD`. */
export interface Plan {
  readonly kind: 'CHILD_PROTECTION' | 'CHILD_IN_NEED';
  readonly startedOn: string | null;
  readonly endedOn?: string | null;
}

/** The released facts about the latest plan. */
export type PlanFacts = Readonly<Record<string, string | boolean | null>>;

const facts: Readonly<Record<string, (plan: Plan) => string | boolean | null>> = {
  plan: ({ kind }) => kind,
  planIsCurrent: ({ endedOn }) => endedOn === null,
  planStartedOn: ({ startedOn }) => startedOn,
  planEndedOn: ({ endedOn }) => endedOn ?? null,
};

/** Fields of the record that speak of the plan. */
export const planFields: ReadonlySet<string> = new Set(Object.keys(facts));

/** What has to be read of a plan to answer `fields`: its start tells which is the latest, its end only if needed. */
export function planColumns(fields: readonly string[]): readonly string[] {
  const needsEnd = fields.includes('planIsCurrent') || fields.includes('planEndedOn');
  return needsEnd ? ['startedOn', 'endedOn'] : ['startedOn'];
}

/** The released facts about the plan that started last; all null when there is no plan. */
export function latestPlan(plans: readonly Plan[], fields: readonly string[]): PlanFacts {
  const [latest] = plans.toSorted((a, b) => (b.startedOn ?? '').localeCompare(a.startedOn ?? ''));
  return Object.fromEntries(
    fields.map((field) => [field, latest === undefined ? null : (facts[field]?.(latest) ?? null)]),
  );
}
