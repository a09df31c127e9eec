// Tries one mutant after another, from the one it is told, and says of each what became of it.
import { parentPort, workerData } from 'node:worker_threads';
import { runTest } from './spec-runner.mjs';
import { workbench } from './workbench.mjs';

/** A mutant that is met so often within one check goes round and round. */
const MOST_HITS = 5_000_000;
const MOST_INPUTS = 5000;
/** Files that keep what they have worked out. */
const KEEPS = /\/(digest|canonical-text)\.ts$/;

const { root, part, runs, from, only } = workerData;
const switches = (globalThis.__stryker__ = { hitLimit: MOST_HITS });
const bench = await workbench(root, part, runs);
// Most mutants are tried on modules that are warm; a few could leave something behind in them.
const warm = keeping(bench.fresh());
const { covered, always } = coverage();
parentPort.postMessage({ mutants: bench.mutants });
for (const [index, mutant] of bench.mutants.entries()) {
  if (index < from || !mutant.fileName.includes(only)) continue;
  parentPort.postMessage({ begun: index });
  parentPort.postMessage({ index, ...fateOf(mutant) });
}
parentPort.postMessage({ done: true });

function keeping({ engine, testsOf }) {
  const kept = new Map();
  return {
    engine,
    testsOf: (spec) => {
      if (!kept.has(spec)) kept.set(spec, testsOf(spec));
      return kept.get(spec);
    },
  };
}

/** Which checks meet which mutants. A mutant met while modules are made can matter to every check. */
function coverage() {
  const found = new Map();
  let engine = warm.engine();
  bench.inputs.forEach(({ input, answer }, number) => {
    // An engine keeps what it has compiled of facts: with one for each input, all of it is met.
    if (part === 'compiled') engine = warm.engine();
    note(found, { number }, () => {
      if (JSON.stringify(engine.decide(input)) !== answer) throw new Error('The engines differ.');
    });
  });
  for (const spec of bench.specs) {
    for (const test of warm.testsOf(spec)) note(found, { spec, name: test.name }, () => runTest(test));
  }
  const whileMade = new Set(Object.keys(switches.mutantCoverage.static));
  switches.mutantCoverage = undefined;
  return { covered: found, always: whileMade };
}

function note(found, check, run) {
  switches.currentTestId = 'it';
  switches.mutantCoverage.perTest = {};
  run();
  switches.currentTestId = undefined;
  for (const id of Object.keys(switches.mutantCoverage.perTest.it ?? {})) {
    if (!found.has(id)) found.set(id, []);
    found.get(id).push(check);
  }
}

function fateOf({ id, fileName }) {
  const checks = covered.get(id) ?? [];
  const isStatic = always.has(id);
  if (checks.length === 0 && !isStatic) return { status: 'NoCoverage' };
  const numbers = isStatic ? [...bench.inputs.keys()] : checks.flatMap(({ number }) => number ?? []);
  const specs = isStatic ? bench.specs : new Set(checks.flatMap(({ spec }) => spec ?? []));
  const names = isStatic ? undefined : new Set(checks.flatMap(({ name }) => name ?? []));
  switches.activeMutant = id;
  try {
    const modules = isStatic || KEEPS.test(fileName) ? bench.fresh() : warm;
    const by = inputThatTells(modules, spread(numbers)) ?? testThatTells(modules, specs, names);
    return by === undefined ? { status: 'Survived' } : { status: 'Killed', by };
  } finally {
    switches.activeMutant = undefined;
  }
}

/** At most so many of a list, from all over it: what rarely happens is met by few inputs, and all of those count. */
function spread(numbers) {
  const step = Math.max(1, numbers.length / MOST_INPUTS);
  return Array.from(
    { length: Math.min(numbers.length, MOST_INPUTS) },
    (_, index) => numbers[Math.floor(index * step)],
  );
}

function inputThatTells(modules, numbers) {
  let engine;
  for (const number of numbers) {
    const { input, answer } = bench.inputs[number];
    const isTold = tells(() => {
      engine ??= modules.engine();
      if (JSON.stringify(engine.decide(input)) !== answer) throw new Error('Another answer.');
    });
    if (isTold) return 'a random input';
  }
  return undefined;
}

function testThatTells(modules, specs, names) {
  for (const spec of specs) {
    let tests = [];
    if (tells(() => (tests = modules.testsOf(spec)))) return spec;
    for (const test of tests) {
      if (names !== undefined && !names.has(test.name)) continue;
      if (tells(() => runTest(test))) return spec;
    }
  }
  return undefined;
}

function tells(run) {
  switches.hitCount = 0;
  try {
    run();
    return false;
  } catch {
    return true;
  }
}
