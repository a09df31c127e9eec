/** One Jest run for the whole workspace: TypeScript through SWC, as ES modules, against the sources. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{gateway,services,libs,infra,tools}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/.pontio/', '/.nx/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@pontio/source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true }] },
  globalSetup: '<rootDir>/libs/testing/src/servers/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/servers/global-teardown.mjs',
  // A first connection to Kafka on a busy machine of two cores takes seconds.
  testTimeout: 60_000,
  maxWorkers: 2,
};
