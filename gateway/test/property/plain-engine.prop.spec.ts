import { describe, expect, it } from '@jest/globals';
import { FederatedEngine } from '@pontio/federation';
import fc from 'fast-check';
import { PontioSupergraph } from '../../src/supergraph/supergraph.js';
import { unenforcedAnswer } from './oracle/expected-answer.js';
import { InProcessSource } from './plain-source.js';
import { randomQuestions } from './random-question.js';
import { runs } from './runs.js';
import { sources } from './world/schemas.js';

const { sdl, apiSchema } = PontioSupergraph.compose(sources);
const subjectTypes = new Map([['Person', 'id']]);

describe('a random document, not enforced', () => {
  it.each([
    ['as planned', new FederatedEngine(sdl)],
    ['with the plan cut where a person begins', new FederatedEngine(sdl, { subjectTypes })],
  ])('%s, is answered as one schema over everything would answer it', async (_how, engine) => {
    await fc.assert(
      fc.asyncProperty(randomQuestions(apiSchema), async (question) => {
        const { text, variables, world, document } = question;
        const prepared = engine.prepare(text);
        if ('errors' in prepared) return;
        const { data, errors } = await prepared.execute({ variables, source: new InProcessSource(world) });
        const expected = await unenforcedAnswer({ schema: apiSchema, document, variables, world });
        expect({ data: JSON.parse(data) as unknown, errors }).toEqual({ data: expected.data, errors: [] });
        expect(data).toBe(JSON.stringify(expected.data));
      }),
      runs(0.05),
    );
  });
});
