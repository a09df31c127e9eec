/** Which room may look into which. Each rule names the ADR that explains it. */
const domain = '^libs/(errors|vocabulary|decision|audit-contract|transparency-log)/';
const contract = '^libs/(field-labels|request-context)/';
const platform = '^libs/(audit-journal|federation|platform|persistence|security|subgraph)/';
const sdk = '^libs/adapter-sdk/';
const tests = '[.]spec[.]ts$|^libs/decision/cases/runner/';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'ADR 0002: rooms that need each other are one room.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-depends-on-domain-only',
      comment: 'ADR 0002: the rules are pure, so that the same facts always give the same answer.',
      severity: 'error',
      from: { path: domain, pathNot: tests },
      to: { path: '^(libs|services|gateway|infra)/', pathNot: domain },
    },
    {
      name: 'domain-has-no-io',
      comment:
        'ADR 0002: no file, network, process or framework in the domain; hashing and parsing are pure.',
      severity: 'error',
      from: { path: domain, pathNot: tests },
      to: {
        dependencyTypes: ['core', 'npm'],
        pathNot: '^(node:)?crypto$|node_modules/(canonicalize|yaml|ajv|ajv-formats|zod)/',
      },
    },
    {
      name: 'contract-depends-on-domain',
      comment: 'ADR 0002: what travels between processes knows no platform.',
      severity: 'error',
      from: { path: contract, pathNot: tests },
      to: { path: '^(libs|services|gateway|infra)/', pathNot: [domain, contract] },
    },
    {
      name: 'platform-depends-downwards',
      comment: 'ADR 0002: the platform knows no application.',
      severity: 'error',
      from: { path: platform, pathNot: tests },
      to: { path: '^(libs/(adapter-sdk|testing|cli)|services|gateway|infra)/' },
    },
    {
      name: 'sdk-depends-downwards',
      comment: 'ADR 0002: the adapter SDK knows no adapter.',
      severity: 'error',
      from: { path: sdk, pathNot: tests },
      to: { path: '^(services|gateway|infra)/' },
    },
    {
      name: 'services-are-strangers',
      comment: 'ADR 0002: services meet over the network, never by import.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'gateway-imports-no-service',
      comment: 'ADR 0002: the gateway reaches an agency only under a release order.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^services/' },
    },
    {
      name: 'services-import-no-gateway',
      comment: 'ADR 0002: an agency trusts the order it is shown, not the code that signed it.',
      severity: 'error',
      from: { path: '^services/' },
      to: { path: '^gateway/' },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'ADR 0002: personas and pretend systems are for tests and the practice ground.',
      severity: 'error',
      from: { path: '^(libs|services|gateway)/', pathNot: [tests, '^libs/testing/'] },
      to: { path: '^(libs/testing|infra)/' },
    },
    {
      name: 'no-deep-imports',
      comment: 'ADR 0002: a package is used through its index; the test servers have one of their own.',
      severity: 'error',
      from: { path: '^(?:libs|services|infra)/([^/]+)/|^(gateway)/' },
      to: {
        path: '^(libs|services|infra)/[^/]+/src/(?!(servers/)?index[.]ts$)',
        pathNot: '^(?:libs|services|infra)/$1/',
      },
    },
    {
      name: 'nothing-unresolved',
      comment: 'A name that cannot be resolved escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|dist' },
    // The gateways that ours is compared with are installed in folders of their own, with their own versions.
    exclude: { path: '/dist/|^infra/bench/contenders/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@pontio/source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
