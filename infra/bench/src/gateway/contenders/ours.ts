import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchGround } from '../bench-ground.js';
import { CLIENT } from '../registers/keys.js';
import { goldenAnswer } from '../workload/golden.js';
import { asPontioAnswers, asPontioAsks } from '../workload/labelled.js';
import type { Mood } from '../workload/moods.js';
import type { Question } from '../workload/questions.js';
import type { Contender } from './contender.js';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
/** So often as no load reaches; that it is looked at is measured with the rest. */
const NO_LIMIT = '10000000';

const program = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function bare(name: string, planner: 'apollo' | 'hive', world = 'plain'): Contender {
  const command = { cwd: root, args: [program('../ours/bare-server.js')], env: { PLANNER: planner } };
  return { name, world, command: () => command };
}

/** The gateway over the benchmark's services. */
function everything(name: string, mood: Mood, env: Readonly<Record<string, string>> = {}): Contender {
  const asking = (question: Question) => ({
    query: asPontioAsks(question).query,
    golden: asPontioAnswers(goldenAnswer(question), mood),
  });
  return { ...gateway(name, `benchmark-${mood}`, env), asking };
}

function gateway(name: string, world: string, env: Readonly<Record<string, string>> = {}): Contender {
  return {
    ...{ name, world },
    command: (ground) => ({
      cwd: root,
      args: [program('../ours/gateway-server.js')],
      env: { ...settingsOf(name, world, ground), ...env },
    }),
  };
}

function settingsOf(name: string, world: string, ground: BenchGround): Record<string, string> {
  const { url, keys, directory } = ground;
  const { services } = ground.over(world);
  return {
    PONTIO_GATEWAY_SUBGRAPHS: services.map((service) => `${service.name}=${service.url}`).join(','),
    PONTIO_GATEWAY_ISSUER: keys.issuer,
    PONTIO_GATEWAY_JWKS_URL: `${url}/jwks`,
    PONTIO_GATEWAY_SIGNING_KEY_FILE: keys.signingKeyFile,
    PONTIO_GATEWAY_AUDIT_KEY_FILE: keys.auditKeyFile,
    PONTIO_GATEWAY_JOURNAL_DIR: join(directory, 'journal', name.replaceAll(/\W+/g, '-')),
    // The others take any document too.
    PONTIO_GATEWAY_FREE_OPERATION_CLIENTS: CLIENT,
    // The usual limits refuse the large question and a load like this; the others have none.
    PONTIO_GATEWAY_OPERATION_COST: '1000000',
    PONTIO_GATEWAY_CLIENT_RATE: NO_LIMIT,
    PONTIO_GATEWAY_PERSON_RATE: NO_LIMIT,
    PONTIO_LEDGER_INGEST_URL: url,
    PONTIO_LEDGER_INGEST_TOKEN: 'bench',
  };
}

export const bareExecutor = bare('ours, bare executor', 'apollo');
export const bareExecutorHive = bare("ours, bare executor with Hive's planner", 'hive');
export const everythingOn = everything('ours, everything on', 'full');
export const everythingShared = everything('ours, everything on, fetches shared', 'full', {
  PONTIO_GATEWAY_SHARED_FETCHES: 'practitioner',
});
export const everythingMixed = everything('ours, everything on, mixed decisions', 'mixed');

/** Those who are asked about a caseload. */
export const bareCaseload = bare('ours, bare executor', 'apollo', 'caseload');
export const caseloadFull = gateway('ours, everything on', 'caseload-full');
export const caseloadMixed = gateway('ours, everything on, mixed decisions', 'caseload-mixed');
