import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { PontioSupergraph } from '../../src/supergraph/supergraph.js';
import { runQuestion } from './enforced/run-question.js';
import { maskedAnswer } from './oracle/expected-answer.js';
import { checkOutcome } from './oracle/check-outcome.js';
import { type Mask } from './oracle/mask.js';
import { randomQuestions } from './random-question.js';
import { runs } from './runs.js';
import { PEOPLE } from './world/world.js';
import { sources } from './world/schemas.js';

const supergraph = PontioSupergraph.compose(sources);
const { apiSchema } = supergraph;
const masks: fc.Arbitrary<Mask> = fc.record({
  seed: fc.nat(1_000_000),
  share: fc.constantFrom(1, 0.9, 0.7, 0.5, 0.3),
  hidden: fc.uniqueArray(fc.integer({ min: 0, max: PEOPLE - 1 }), { maxLength: 2 }),
});

describe('a question under a random decision', () => {
  it('is answered with a null-masked copy of the unenforced answer', async () => {
    const cpu = process.cpuUsage();
    await fc.assert(
      fc.asyncProperty(randomQuestions(apiSchema), masks, async (question, mask) => {
        let outcome;
        try {
          outcome = await runQuestion(question, mask, supergraph);
        } catch (e) {
          if (process.env['LAX'] === '1' && (e as any).code === 'INTERNAL') return;
          throw e;
        }
        const expected = await maskedAnswer({ schema: apiSchema, ...question }, mask);

        if (outcome === undefined) return;

        checkOutcome(outcome, expected, mask, question.world);
      }),
      { numRuns: runs(0.05) },
    );
    console.log('CPU', process.cpuUsage(cpu).user / 1000 / runs(0.05));
  });
});
