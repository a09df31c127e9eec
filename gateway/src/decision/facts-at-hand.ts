import type { TakenDecision } from '../answer/told.js';
import type { RegisterFacts } from '../registers/governance.client.js';

/** What the registers have said in this request, put together: no question about the same people asks them again. */
export function factsAtHand([first, ...others]: readonly [TakenDecision, ...TakenDecision[]]): RegisterFacts {
  const { breakGlass } = first.input.request;
  const all = [first, ...others].map(({ input }) => input);
  const { recipient, actor, jurisdiction } = first.input;
  const freshness = all.find((input) => input.freshness !== undefined)?.freshness;
  return {
    ...{ recipient, actor, jurisdiction },
    holders: once(all.flatMap((input) => input.holders)),
    agreements: once(all.flatMap((input) => input.agreements)),
    subjects: once(all.flatMap((input) => input.subjects)),
    ...(freshness !== undefined && { freshness }),
    ...(breakGlass !== undefined && { breakGlass }),
  };
}

function once<T extends { readonly id: string; readonly version?: number }>(
  facts: readonly T[],
): readonly T[] {
  return [...new Map(facts.map((one) => [`${one.id} ${String(one.version)}`, one])).values()];
}
