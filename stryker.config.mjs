/** Mutates the rules and sees whether the tests notice. Not part of CI: `npm run mutate` takes the better part of an hour. */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { projectType: 'custom', configFile: 'jest.mutation.config.mjs', enableFindRelatedTests: false },
  mutate: ['libs/decision/src/**/*.ts', '!libs/decision/src/**/*.spec.ts', '!libs/decision/src/compiled/**'],
  ignorePatterns: ['/docs', '/infra', '/services', '/gateway', '/tools', '/.pontio', '/.nx', '/libs/*/dist', '/reports', '/.git'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: '.pontio/mutation.json' },
  thresholds: { high: 97, low: 95, break: 95 },
  tempDirName: '.mutation',
};
