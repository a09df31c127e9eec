import fc from 'fast-check';
import { PontioSupergraph } from '../../src/supergraph/supergraph.js';
import { runQuestion } from './enforced/run-question.js';
import { checkOutcome } from './oracle/check-outcome.js';
import { maskedAnswer } from './oracle/expected-answer.js';
import type { Mask } from './oracle/mask.js';
import { randomQuestions } from './random-question.js';
import { runs } from './runs.js';
import { sources } from './world/schemas.js';
import { PEOPLE } from './world/world.js';

const masks: fc.Arbitrary<Mask> = fc.record({
  seed: fc.nat(1_000_000),
  share: fc.constantFrom(1, 0.9, 0.7, 0.5, 0.3),
  hidden: fc.uniqueArray(fc.integer({ min: 0, max: PEOPLE - 1 }), { maxLength: 2 }),
});

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
    const outcome = await runQuestion(question, mask, supergraph);
    // Refused: it asks for no value, or for different things under one key.
    fc.pre(outcome !== undefined);
    const expected = await maskedAnswer({ schema: apiSchema, ...question }, mask);
    checkOutcome(outcome, expected, mask, question);
  });
  await fc.assert(property, runs(share, seed));
}
