import base from './jest.config.mjs';

/** The tests of the rules alone, which need no server. */
const { globalSetup, globalTeardown, ...rest } = base;
export default { ...rest, testMatch: ['<rootDir>/libs/decision/**/*.spec.ts'], maxWorkers: 1 };
