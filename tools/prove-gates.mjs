// A gate that cannot fail is no gate: plants one fault for each and expects the gate to see it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const faults = [
  {
    gate: 'types',
    file: 'libs/errors/src/planted.ts',
    text: 'export const planted: number = "text";\n',
    run: ['tsc', ['--noEmit', '-p', 'tsconfig.json']],
    sees: 'planted.ts',
  },
  {
    gate: 'lint (type-checked)',
    file: 'libs/errors/src/planted.ts',
    text: 'export function planted(): void {\n  Promise.reject(new Error("lost"));\n}\n',
    run: ['eslint', ['libs/errors/src/planted.ts']],
    sees: 'no-floating-promises',
  },
  {
    gate: 'lint (pure domain)',
    file: 'libs/decision/src/planted.ts',
    text: 'export const planted = Date.now();\n',
    run: ['eslint', ['libs/decision/src/planted.ts']],
    sees: 'The domain has no clock',
  },
  {
    gate: 'format',
    file: 'libs/errors/src/planted.ts',
    text: 'export   const planted =   1\n',
    run: ['prettier', ['--check', 'libs/errors/src/planted.ts']],
    sees: 'planted.ts',
  },
  {
    gate: 'boundaries (domain imports platform)',
    file: 'libs/decision/src/planted.ts',
    text: "export { createLogger } from '@pontio/platform';\n",
    run: boundaries(),
    sees: 'domain-depends-on-domain-only',
  },
  {
    gate: 'boundaries (domain reads files)',
    file: 'libs/decision/src/planted.ts',
    text: "export { readFileSync } from 'node:fs';\n",
    run: boundaries(),
    sees: 'domain-has-no-io',
  },
  {
    gate: 'boundaries (service imports service)',
    file: 'services/agency-health/src/planted.ts',
    text: "export * from '@pontio/agency-education';\n",
    run: boundaries(),
    sees: 'services-are-strangers',
  },
  {
    gate: 'boundaries (gateway imports service)',
    file: 'gateway/src/planted.ts',
    text: "export * from '@pontio/agency-education';\n",
    run: boundaries(),
    sees: 'gateway-imports-no-service',
  },
  {
    gate: 'boundaries (personas in production)',
    file: 'gateway/src/planted.ts',
    text: "export * from '@pontio/testing';\n",
    run: boundaries(),
    sees: 'no-test-code-in-production',
  },
  {
    gate: 'boundaries (deep import)',
    file: 'gateway/src/planted.ts',
    text: "export * from '../../libs/errors/src/registry.js';\n",
    run: boundaries(),
    sees: 'no-deep-imports',
  },
  {
    gate: 'sizes',
    file: 'libs/errors/src/planted.ts',
    text: 'export {};\n'.repeat(401),
    run: ['node', ['tools/report-size.mjs']],
    sees: 'planted.ts: 401',
  },
  {
    gate: 'policy lint',
    file: 'libs/vocabulary/law/planted.yaml',
    text: "edition: '2026-11-01'\nreviewOwner: planted\ngateways:\n  - code: ENG.PLANTED\n    name: { en: 'STI Directions 2000' }\n    jurisdiction: ENG\n    kind: POWER\n    source: planted\n    verification: V\n    holders: [GP]\n    recipients: [GP]\n    subjectClass: CHILD\n    art6: ['6-1-e']\n    confidentiality: MUST_BE_MET\n",
    run: ['node', ['libs/cli/dist/main.js', 'policy', 'lint', '--quiet']],
    sees: 'GATEWAY_NOT_IN_FORCE  ENG.PLANTED',
  },
  {
    gate: 'policy test',
    file: 'libs/decision/cases/planted.yaml',
    text: "case: 'planted'\n",
    run: ['node', ['libs/cli/dist/main.js', 'policy', 'test', '--quiet']],
    sees: 'planted.yaml',
  },
  {
    gate: 'catalogue of law',
    file: 'libs/vocabulary/law/planted.yaml',
    text: "edition: '2026-11-01'\nreviewOwner: planted\ngateways:\n  - { code: ENG.PLANTED, kind: WHIM }\n",
    run: ['node', ['tools/check-law.mjs']],
    sees: '/gateways/0/kind',
  },
  {
    gate: 'errors tested',
    file: 'libs/errors/dist/registry.js',
    text: 'export const errorRegistry = { NEVER_PRODUCED: { httpStatus: 400, message: "Planted.", retryable: false } };\n',
    run: ['node', ['tools/check-errors-tested.mjs']],
    sees: 'NEVER_PRODUCED',
  },
  {
    gate: 'generated docs',
    file: 'docs/reference/errors.md',
    text: '# Errors, edited by hand\n',
    run: ['node', ['tools/generate-docs.mjs', '--check']],
    sees: 'docs/reference/errors.md',
  },
];

let missed = 0;
for (const { gate, file, text, run, sees } of faults) {
  mkdirSync(dirname(file), { recursive: true });
  const before = existsSync(file) ? readFileSync(file) : undefined;
  writeFileSync(file, text);
  try {
    const [command, args] = run;
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    const seen = status !== 0 && `${stdout}${stderr}`.includes(sees);
    console.log(`${seen ? 'sees  ' : 'MISSES'} ${gate}`);
    if (!seen) missed += 1;
  } finally {
    if (before === undefined) rmSync(file);
    else writeFileSync(file, before);
  }
}
process.exitCode = missed > 0 ? 1 : 0;

function boundaries() {
  return ['depcruise', ['--config', '.dependency-cruiser.cjs', 'gateway', 'services', 'libs', 'infra']];
}
