// Runs the audits of the graphql-http package: npm run build && node infra/audits/graphql-http/run.mjs [allow|refuse]
import { auditServer } from 'graphql-http';
import { withAuditedGateway } from '../audited-gateway.mjs';

const [introspection = 'allow'] = process.argv.slice(2);
const results = await withAuditedGateway(introspection, (url, authorization) =>
  auditServer({
    url,
    fetchFn: (address, init) =>
      globalThis.fetch(address, { ...init, headers: { ...init?.headers, authorization } }),
  }),
);
for (const { status, id, name, reason } of results) {
  console.log(`${status.padEnd(6)}  ${id}  ${name}${reason ? `: ${reason}` : ''}`);
}
const passed = results.filter(({ status }) => status === 'ok').length;
console.log(`\n${passed} of ${results.length}`);
process.exitCode = passed === results.length ? 0 : 1;
