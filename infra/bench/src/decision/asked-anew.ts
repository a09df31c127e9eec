import type { DecisionInput } from '@pontio/decision';

let number = 0;

/**
 * The same question in a new request, as the gateway makes one: request, lists and asks are new, the facts
 * are the objects that its cache holds.
 */
export function askedAnew(input: DecisionInput): DecisionInput {
  number += 1;
  return {
    ...input,
    decisionId: `dec_${String(number)}`,
    request: { ...input.request, id: `req_${String(number)}` },
    holders: [...input.holders],
    agreements: [...input.agreements],
    subjects: [...input.subjects],
    asks: input.asks.map((ask) => ({ ...ask })),
  };
}
