// Brings the audit's subgraphs up, from a copy outside the repository: nothing of the audit is ours to keep.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetch } from 'undici';

const workplace = join(tmpdir(), 'pontio-federation-audit');
const port = Number(process.env.AUDIT_PORT ?? 4360);

/** Installs the audit's dependencies once, serves its subgraphs, and says where. */
export async function startSubgraphs(checkout) {
  if (!existsSync(join(workplace, 'installed'))) install(checkout);
  const server = spawn(join(workplace, 'node_modules', '.bin', 'tsx'), ['serve.mts', String(port)], {
    cwd: workplace,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://localhost:${port}`;
  await waitFor(`${base}/_health`);
  const stop = async () => {
    server.kill();
    await once(server, 'exit');
  };
  return { base, stop };
}

function install(checkout) {
  mkdirSync(workplace, { recursive: true });
  const gitDir = existsSync(join(checkout, '.git')) ? join(checkout, '.git') : checkout;
  const unpack = 'git --git-dir="$1" archive HEAD | tar x -C "$2"';
  run('sh', ['-c', unpack, 'sh', gitDir, workplace]);
  const path = join(workplace, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  // Only what serves the subgraphs: the gateways that the audit itself compares are of no use here.
  const { tsx } = manifest.devDependencies;
  manifest.dependencies = { ...manifest.dependencies, graphql: '^16.13.1', tsx };
  for (const part of ['devDependencies', 'peerDependencies', 'overrides', 'packageManager'])
    delete manifest[part];
  writeFileSync(path, JSON.stringify(manifest, null, 2));
  run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--ignore-scripts',
    '--loglevel=error',
  ]);
  const serve = "import { serve } from './src/index.js';\nawait serve(Number(process.argv[2]));\n";
  writeFileSync(join(workplace, 'serve.mts'), serve);
  writeFileSync(join(workplace, 'installed'), '');
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: workplace, stdio: 'inherit' });
  if (done.status !== 0) throw new Error(`${command} failed`);
}

async function waitFor(url) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      if ((await fetch(url)).ok) return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error('The subgraphs of the audit do not start', { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
