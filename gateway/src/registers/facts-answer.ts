import { PontioError } from '@pontio/errors';
import type { BreakGlassFacts } from '@pontio/decision';
import { z } from 'zod';
import type { PartyFacts, PersonFacts } from './known-facts.js';

const facts = <F>() => z.custom<F>((value) => typeof value === 'object' && value !== null);

/** What governance says: facts where they are new or have changed, the version alone where they have not. */
const factsAnswer = z.object({
  parties: z.object({ version: z.string(), facts: facts<PartyFacts>().optional() }),
  subjects: z.array(
    z.object({ id: z.string(), version: z.string(), facts: facts<PersonFacts>().optional() }),
  ),
  breakGlass: facts<BreakGlassFacts>().nullish(),
});

/** The parsed answer of `decisionFacts`. */
export type FactsAnswer = z.infer<typeof factsAnswer>;

/** @throws PontioError `DECISION_UNAVAILABLE` when the answer has another shape */
export function parseFactsAnswer(value: unknown): FactsAnswer {
  const parsed = factsAnswer.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new PontioError('DECISION_UNAVAILABLE', { detail: 'governance: unexpected facts' });
}
