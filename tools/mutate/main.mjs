// Mutates the rules, one place at a time, and says which changes no test notices. Not part of the tests or of
// `npm run check`: it takes minutes. `--part compiled` mutates the other engine; `--only <path>` some files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { inWords, oneLine, report } from './report.mjs';

const MOST_SURVIVORS = 0.05;
const TIME_FOR_ONE_MS = 60_000;

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'staged' },
    runs: { type: 'string', default: '12000' },
    only: { type: 'string', default: '' },
  },
});

const started = Date.now();
const fates = new Map();
let mutants = [];
let next = 0;
while (next !== undefined) next = await tryFrom(next);

const tried = mutants.flatMap((mutant, index) =>
  fates.has(index) ? [{ ...mutant, ...fates.get(index) }] : [],
);
const { text, json, survivors } = report(root, tried, Date.now() - started);
console.log(text);
mkdirSync(join(root, '.pontio'), { recursive: true });
const file = values.part === 'staged' ? 'mutation.json' : `mutation-${values.part}.json`;
writeFileSync(join(root, '.pontio', file), `${JSON.stringify(json, null, 1)}\n`);
process.exitCode = survivors > MOST_SURVIVORS ? 1 : 0;

/** Tries mutants from one on, until all are tried or one never ends; gives where to go on from. */
function tryFrom(from) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: { root, ...values, runs: Number(values.runs), from },
    });
    let timer;
    const goOn = (where) => {
      clearTimeout(timer);
      void worker.terminate().then(() => resolve(where));
    };
    worker.on('error', reject);
    worker.on('message', ({ mutants: all, begun, index, done, ...fate }) => {
      clearTimeout(timer);
      if (done) goOn(undefined);
      else if (all !== undefined) mutants = all;
      else if (index !== undefined) settle(index, fate);
      else {
        timer = setTimeout(() => {
          settle(begun, { status: 'Timeout' });
          goOn(begun + 1);
        }, TIME_FOR_ONE_MS);
      }
    });
  });
}

function settle(index, fate) {
  fates.set(index, fate);
  if (fate.status === 'Survived' || fate.status === 'NoCoverage') {
    console.log(oneLine(inWords(root, { ...mutants[index], ...fate })));
  }
}
