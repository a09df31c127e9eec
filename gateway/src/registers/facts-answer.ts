import { PontioError } from '@pontio/errors';
import type { BreakGlassFacts } from '@pontio/decision';
import { z } from 'zod';
import type { PartyFacts, PersonFacts } from './known-facts.js';

const facts = <F>() => z.custom<F>((value) => typeof value === 'object' && value !== null);

/** What governance says: facts where they are new or have changed, the version alone where they have not. */
const factsAnswer = z.object({
  askers: z.array(
    z.object({
      parties: z.object({ version: z.string(), facts: facts<PartyFacts>().optional() }),
      breakGlass: facts<BreakGlassFacts>().nullish(),
    }),
  ),
  subjects: z.array(
    z.object({ id: z.string(), version: z.string(), facts: facts<PersonFacts>().optional() }),
  ),
});

/** The parsed answer of `decisionFacts`. */
export type FactsAnswer = z.infer<typeof factsAnswer>;

/** @throws PontioError `DECISION_UNAVAILABLE` when the answer has another shape, or is not for so many askers */
export function parseFactsAnswer(value: unknown, askers: number): FactsAnswer {
  const parsed = factsAnswer.safeParse(value);
  if (parsed.success && parsed.data.askers.length === askers) return parsed.data;
  throw new PontioError('DECISION_UNAVAILABLE', { detail: 'governance: unexpected facts' });
}
