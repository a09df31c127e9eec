// Puts every mutant of some sources into them, each behind a switch, and compiles all that is to be run.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { transformSync } from '@swc/core';

const HOME = 'libs/decision';
const silent = Object.fromEntries(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => undefined]),
);
const logger = { ...silent, isDebugEnabled: () => false };

/** What is mutated: the readable engine with all that stands beside it, or the compiled one. */
const PARTS = {
  staged: (file) => !/\/src\/(compiled|explain)\//.test(file),
  compiled: (file) => file.includes('/src/compiled/'),
};

/** Paths of the TypeScript files below a folder, in order. */
export function typescriptIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => join(folder, path));
}

/** The mutants of a part, and every module of the decision library as a function that makes it afresh. */
export async function instrumented(root, part) {
  const files = typescriptIn(join(root, HOME, 'src'));
  const isMutated = (file) => PARTS[part](file) && !file.endsWith('.spec.ts');
  const sources = files.map((name) => ({
    name,
    content: readFileSync(name, 'utf8'),
    mutate: true,
  }));
  const { files: changed, mutants } = await new Instrumenter(logger).instrument(
    sources.filter(({ name }) => isMutated(name)),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  const others = sources.filter(({ name }) => !isMutated(name));
  return {
    mutants: mutants.map((mutant) => ({ ...mutant, original: textAt(mutant) })),
    modules: new Map([...changed, ...others].map(({ name, content }) => [name, compiled(name, content)])),
  };
}

/** A module as a function of its exports and what it requires. */
export function compiled(filename, text) {
  const { code } = transformSync(text, {
    filename,
    configFile: false,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
    module: { type: 'commonjs' },
  });
  return compileFunction(code, ['exports', 'require'], { filename });
}

function textAt({ fileName, location: { start, end } }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column);
  lines[0] = lines[0].slice(start.column);
  return lines.join(' ').replaceAll(/\s+/g, ' ');
}
