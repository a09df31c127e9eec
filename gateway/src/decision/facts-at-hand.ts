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
    holders: once(all.map((input) => input.holders)),
    agreements: once(all.map((input) => input.agreements)),
    subjects: once(all.map((input) => input.subjects)),
    ...(freshness !== undefined && { freshness }),
    ...(breakGlass !== undefined && { breakGlass }),
  };
}

function once<T extends { readonly id: string; readonly version?: number }>([
  first = [],
  ...others
]: readonly (readonly T[])[]): readonly T[] {
  if (others.length === 0) return first;
  const all = [first, ...others].flat();
  return [...new Map(all.map((one) => [`${one.id} ${String(one.version)}`, one])).values()];
}
