import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { print } from 'graphql';
import { PontioSupergraph } from '../../src/supergraph/supergraph.js';
import { masks } from './check-random-documents.js';
import { reshaped } from './documents/reshape-document.js';
import { type Outcome, runQuestion } from './enforced/run-question.js';
import type { Mask } from './oracle/mask.js';
import { entitiesIn } from './oracle/seen.js';
import { type RandomQuestion, randomQuestions } from './random-question.js';
import { runs } from './runs.js';
import { sources } from './world/schemas.js';

const supergraph = PontioSupergraph.compose(sources);
const { apiSchema } = supergraph;

describe('a random document in another shape', () => {
  it('has the same asked of the same people, and the same recorded', async () => {
    const property = fc.asyncProperty(randomQuestions(apiSchema), masks, async (question, mask) => {
      const document = reshaped(question.document, apiSchema);
      const other = { ...question, document, text: print(document) };
      const outcome = await runQuestion(question, mask, supergraph);
      const again = await runQuestion(other, mask, supergraph);
      // Refused: one of the two asks for no value, or for what can be nowhere.
      fc.pre(outcome !== undefined && again !== undefined);
      expect(releaseOf(again, other, mask)).toEqual(releaseOf(outcome, question, mask));
    });
    await fc.assert(property, runs(0.05, 3));
  }, 600_000);
});

/** Which values of whom were asked of whom, and what is said to have become of each. */
function releaseOf({ calls, events }: Outcome, { world }: RandomQuestion, mask: Mask): unknown {
  const asked = calls
    .flatMap((call) => entitiesIn(call, world, mask))
    .flatMap(({ person = '', subgraph, values }) =>
      [...values].map((value) => `${person} ${subgraph} ${value}`),
    );
  // Nobody, whom an identifier may name, is called by where they stand: what is drawn for them depends on it.
  const about = events.filter(({ data }) => data.subjectRef !== undefined);
  const recorded = about.flatMap(({ data }) =>
    data.cells.flatMap(({ status, fields }) =>
      fields.map((field) => `${String(data.subjectRef)} ${String(data.subgraph)} ${field} ${status}`),
    ),
  );
  return { asked: [...new Set(asked)].sort(), recorded: [...new Set(recorded)].sort() };
}
