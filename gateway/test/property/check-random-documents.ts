import fc from 'fast-check';
import { PontioSupergraph } from '../../src/supergraph/supergraph.js';
import { runQuestion } from './enforced/run-question.js';
import { checkOutcome } from './oracle/check-outcome.js';
import { maskedAnswer } from './oracle/expected-answer.js';
import type { Mask } from './oracle/mask.js';
import { type RandomQuestion, randomQuestions } from './random-question.js';
import { runs } from './runs.js';
import { sources } from './world/schemas.js';
import { PEOPLE } from './world/world.js';

/** Random decisions. */
export const masks: fc.Arbitrary<Mask> = fc.record({
  seed: fc.nat(1_000_000),
  share: fc.constantFrom(1, 0.9, 0.7, 0.5, 0.3),
  hidden: fc.uniqueArray(fc.integer({ min: 0, max: PEOPLE - 1 }), { maxLength: 2 }),
});

interface Asked {
  readonly question: RandomQuestion;
  readonly mask: Mask;
}

/** What is kept from one request to the next must not be another's: some are asked again, otherwise. */
function askedLike({ question, mask }: Asked): readonly Asked[] {
  const flags = Object.entries(question.variables).filter(([, value]) => typeof value === 'boolean');
  const opposite = Object.fromEntries(flags.map(([name, value]) => [name, !(value as boolean)]));
  const otherwise = { ...question, variables: { ...question.variables, ...opposite } };
  return [
    { question, mask },
    ...(flags.length > 0 ? [{ question: otherwise, mask }] : []),
    ...(mask.seed % ANOTHER_TIME === 0 ? [{ question, mask: { ...mask, seed: mask.seed + 1 } }] : []),
  ];
}

/** One in so many documents is asked under another decision as well. */
const ANOTHER_TIME = 5;

/**
 * Asks random documents under random decisions, and fails with the smallest for which something else is asked,
 * given or recorded than is released.
 *
 * @param share - of all documents of a test run
 * @param seed - the same documents for the same seed
 */
export async function checkRandomDocuments(share: number, seed: number): Promise<void> {
  const supergraph = PontioSupergraph.compose(sources);
  const { apiSchema } = supergraph;
  const property = fc.asyncProperty(randomQuestions(apiSchema), masks, async (question, mask) => {
    let isRefused = true;
    for (const asked of askedLike({ question, mask })) {
      const outcome = await runQuestion(asked.question, asked.mask, supergraph);
      if (outcome === undefined) continue;
      isRefused = false;
      const expected = await maskedAnswer({ schema: apiSchema, ...asked.question }, asked.mask);
      checkOutcome(outcome, expected, asked.mask, asked.question);
    }
    // It asks for no value, or for different things under one key.
    fc.pre(!isRefused);
  });
  await fc.assert(property, runs(share, seed));
}
