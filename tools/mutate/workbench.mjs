// All that mutants are tried with: the modules, random inputs with the right answers, and the spec files.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compiled, instrumented, typescriptIn } from './instrument.mjs';
import { freshModules } from './fresh-modules.mjs';
import { collector } from './spec-runner.mjs';

const HOME = 'libs/decision';
/** Replaced by the random inputs of this bench, which are the same; what only explains is not mutated. */
const LEFT_OUT = /engines-agree|\/explain\//;
const KEPT = ['shippedCases', 'shippedPolicy', 'goldenDecisions'];

export async function workbench(root, part, runs) {
  const { mutants, modules } = await instrumented(root, part);
  const fixtures = new Map(
    typescriptIn(join(root, HOME, 'test')).map((file) => [file, compiled(file, readFileSync(file, 'utf8'))]),
  );
  const golden = join(root, HOME, 'cases/runner/golden-cases.spec.ts');
  modules.set(golden, compiled(golden, readFileSync(golden, 'utf8')));

  const built = await builtModules(root, [...modules.keys(), ...fixtures.keys()]);
  const right = (name) => built.get(name) ?? fail(`${name} is not there.`);
  const fixture = freshModules(fixtures, right);
  const elsewhere = (name) => (fixtures.has(name) ? fixture(name) : right(name));

  right('fast-check').default.configureGlobal({ seed: 1 });
  const policy = right(join(root, HOME, 'cases/runner/index.ts')).shippedPolicy();
  const { RandomInputs } = fixture(join(root, HOME, 'test/random/random-input.ts'));
  const specs = [...modules.keys()].filter((file) => file.endsWith('.spec.ts') && !LEFT_OUT.test(file));
  return {
    mutants,
    inputs: rightAnswers(new RandomInputs(1, policy.law), right('@pontio/decision'), policy, runs, part),
    specs: specs.map((file) => relative(root, file)),
    /** The engine and the tests of a spec file, over modules that are made afresh each time it is called. */
    fresh: () => {
      const { tests, globals } = collector();
      const outside = (name) => (name === '@jest/globals' ? globals : elsewhere(name));
      const load = freshModules(modules, outside);
      return {
        engine: () => engineOf(load, root, part, policy),
        testsOf: (spec) => {
          load(join(root, spec));
          return tests.splice(0);
        },
      };
    },
  };
}

/** What is not mutated, by the name it is imported by: packages, and the library's cases as they were built. */
async function builtModules(root, files) {
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const names = texts.flatMap((text) => [...text.matchAll(/ from '([^.'][^']*)';/g)].map(([, name]) => name));
  const built = new Map([['@pontio/decision', await import('@pontio/decision')]]);
  for (const name of new Set(names).difference(new Set(['@jest/globals']))) {
    built.set(name, { ...(await import(name)), __esModule: true });
  }
  for (const file of typescriptIn(join(root, HOME, 'cases/runner')).filter(
    (one) => !one.endsWith('.spec.ts'),
  )) {
    const path = file.replace('/cases/', '/dist/cases/').replace(/\.ts$/, '.js');
    built.set(file, onceEach(await import(pathToFileURL(path).href)));
  }
  return built;
}

function engineOf(load, root, part, policy) {
  const { stagedEngine, compiledEngine } = load(join(root, HOME, 'src/engine.ts'));
  return (part === 'staged' ? stagedEngine : compiledEngine)(policy);
}

/** Random inputs, each with the answer of the other engine, which is not mutated. */
function rightAnswers(random, { stagedEngine, compiledEngine }, policy, runs, part) {
  const other = (part === 'staged' ? compiledEngine : stagedEngine)(policy);
  return Array.from({ length: runs }, () => {
    const input = frozen(random.next());
    return { input, answer: JSON.stringify(other.decide(input)) };
  });
}

/** Exports that read many files give the same again. */
function onceEach(exports) {
  const changed = { ...exports };
  for (const name of KEPT.filter((one) => one in exports)) {
    let value;
    changed[name] = () => (value ??= frozen(exports[name]()));
  }
  return changed;
}

/** No part of it can be changed: a mutant that sorts its input in place fails, and spoils nothing for the next. */
function frozen(value) {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  if (value instanceof Map) for (const one of value.values()) frozen(one);
  Object.freeze(value);
  for (const one of Object.values(value)) frozen(one);
  return value;
}

function fail(message) {
  throw new Error(message);
}
