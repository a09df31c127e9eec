// Runs the public federation audit against our engine with each planner, and against plain @apollo/gateway.
//   node infra/audits/federation/run.mjs <checkout or git directory of federation-gateway-audit> [suite]
import { isDeepStrictEqual } from 'node:util';
import { fetch } from 'undici';
import { contenders } from './contenders.mjs';
import { startSubgraphs } from './subgraphs.mjs';
import { table } from './table.mjs';

const [checkout, onlySuite] = process.argv.slice(2);
if (checkout === undefined) throw new Error('Say where the checkout of federation-gateway-audit is');

const suites = new Map();
for (const [name, start] of Object.entries(contenders)) {
  // The subgraphs remember what was changed: each contender finds them fresh.
  const { base, stop } = await startSubgraphs(checkout);
  for (const id of await json(`${base}/ids`)) {
    if (onlySuite !== undefined && id !== onlySuite) continue;
    const supergraph = await (await fetch(`${base}/${id}/supergraph`)).text();
    const cases = await json(`${base}/${id}/tests`);
    const suite = suites.get(id) ?? { id, cases: cases.length, results: {} };
    suites.set(id, suite);
    suite.results[name] = await runSuite(start, supergraph, cases, id, name);
  }
  await stop();
}
console.log(table([...suites.values()], Object.keys(contenders)));

async function runSuite(start, supergraph, cases, id, name) {
  let server;
  try {
    server = await start(supergraph);
  } catch (error) {
    console.error(`${id} (${name}) does not start: ${error.message}`);
    return { passed: 0, fallbacks: 0 };
  }
  let passed = 0;
  for (const [index, { query, expected }] of cases.entries()) {
    const answer = await ask(server.url, query);
    if (isAsExpected(answer, expected)) passed += 1;
    else if (onlySuite !== undefined || process.env.VERBOSE)
      report(`${id}_${index} (${name})`, query, expected, answer);
  }
  const fallbacks = server.fallbacks();
  await server.close();
  return { passed, fallbacks };
}

/** The audit's own comparison: errors count only where a case says whether there are any. */
function isAsExpected(answer, expected) {
  const hasErrors = (answer.errors?.length ?? 0) > 0;
  const errorsFit = typeof expected.errors !== 'boolean' || expected.errors === hasErrors;
  return errorsFit && isDeepStrictEqual(answer.data ?? null, expected.data ?? null);
}

async function ask(url, query) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query }),
    });
    return await response.json();
  } catch (error) {
    return { errors: [{ message: String(error) }] };
  }
}

async function json(url) {
  return (await fetch(url)).json();
}

function report(title, query, expected, answer) {
  console.error(
    `--- ${title}\n${query}\nexpected ${JSON.stringify(expected)}\nreceived ${JSON.stringify(answer)}`,
  );
}
