import { it } from '@jest/globals';
import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { FederatedEngine } from '@pontio/federation';
import { sources } from './world/schemas.js';
import { PontioSupergraph } from '../../src/supergraph/supergraph.js';
import { randomDocuments } from './documents/random-document.js';
const { sdl, apiSchema } = PontioSupergraph.compose(sources);
it('plans', () => {
  const engine = new FederatedEngine(sdl, { planner: 'hive' });
  let n = 0;
  for (let seed = 100; seed < 120; seed++)
    for (const d of fc.sample(randomDocuments(apiSchema), { numRuns: 1000, seed })) {
      writeFileSync('/tmp/g-hive-last', d.text);
      n++;
      try {
        engine.prepare(d.text);
      } catch {}
    }
  console.log('no crash', n);
});
