import { describe, expect, it } from '@jest/globals';
import { FederatedEngine } from '@pontio/federation';
import fc from 'fast-check';
import { PontioSupergraph } from '../../src/supergraph/supergraph.js';
import { unenforcedAnswer } from './oracle/expected-answer.js';
import { InProcessSource } from './plain-source.js';
import { randomQuestions } from './random-question.js';
import { runs } from './runs.js';
import { World } from './world/world.js';
import { sources } from './world/schemas.js';

const { sdl, apiSchema } = PontioSupergraph.compose(sources);
const subjectTypes = new Map([['Person', 'id']]);

describe.each(['apollo', 'hive'] as const)('a question planned by %s', (planner) => {
  it.each([
    ['as planned', new FederatedEngine(sdl, { planner })],
    ['with the plan cut where a person begins', new FederatedEngine(sdl, { planner, subjectTypes })],
  ])('%s is answered as one schema over everything would answer it', async (_how, engine) => {
    await fc.assert(
      fc.asyncProperty(
        randomQuestions(apiSchema, (seed) => new World(apiSchema, seed, planner === 'hive' ? 0 : undefined)),
        async (question) => {
          const { text, variables, world, document } = question;
          let prepared;
          (await import('node:fs')).writeFileSync('/tmp/g-last-' + planner, text);
          try {
            prepared = engine.prepare(text);
          } catch (e) {
            if (String(e).includes('Failed to plan')) return;
            throw e;
          }
          fc.pre('execute' in prepared);
          const { data, errors } = await prepared.execute({ variables, source: new InProcessSource(world) });
          const expected = await unenforcedAnswer({ schema: apiSchema, document, variables, world });
          expect({ data: JSON.parse(data), errors }).toEqual({ data: expected.data, errors: [] });
          expect(data).toBe(JSON.stringify(expected.data));
        },
      ),
      { numRuns: runs(0.05) },
    );
  });
});
