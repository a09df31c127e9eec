// What every npm script starts with: on any Node from 20 up and on nothing but a clone, installs what is
// missing, then does the task on the Node 24 that npm has brought. Uses nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.pontio-installed');
const [task, ...rest] = process.argv.slice(2);

const tasks = {
  start: () => {
    build();
    // kafkajs 2 asks for timers in the past; Node 24 says so and sets them to now. What lives as long as a request
    // has room to die young.
    return node([
      '--disable-warning=TimeoutNegativeWarning',
      '--max-semi-space-size=64',
      'infra/local/dist/main.js',
      ...rest,
    ]);
  },
  demo: () => {
    build();
    return node(['infra/local/dist/demo/main.js', ...rest]);
  },
  reset: () => node(['tools/reset.mjs']),
  test: () => {
    build();
    return node(['tools/test.mjs', ...rest]);
  },
  check: () => {
    build();
    node(['tools/check.mjs', ...rest]);
  },
  pontio: () => {
    build();
    node(['libs/cli/dist/main.js', ...rest]);
  },
  docs: () => {
    build();
    node(['tools/generate-docs.mjs']);
  },
  bench: () => {
    build();
    return node(['infra/bench/dist/main.js', ...rest]);
  },
  topics: () => {
    build();
    return node(['infra/embedded/dist/kafka/topics/main.js', ...rest]);
  },
  mutate: () => {
    build();
    return node(['tools/mutate/main.mjs', ...rest]);
  },
  build: () => build(),
};

if (!Object.hasOwn(tasks, task)) fail(`Unknown task "${task}". One of: ${Object.keys(tasks).join(', ')}.`);
install();
tasks[task]();

function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing dependencies (once; some minutes on a slow line) …');
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file made where some other platform's packages could not be had.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0)
    fail(
      'The dependencies could not be installed: see the message of npm above, then run the same command again.',
    );
  writeFileSync(stamp, wanted);
}

function build() {
  const done = spawnSync(join(bin, 'nx'), ['run-many', '-t', 'build', '--output-style=static'], {
    cwd: root,
    env: environment({ NX_DAEMON: 'false' }),
    encoding: 'utf8',
  });
  if (done.status !== 0) fail(`The build failed:\n${done.stdout}${done.stderr}`);
}

function node(args) {
  const executable = existsSync(join(bin, 'node')) ? join(bin, 'node') : process.execPath;
  const version = spawnSync(executable, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  if (Number(version.slice(1).split('.')[0]) < 24) {
    fail(
      `Pontio runs on Node 24, and npm brought none for this platform (${process.platform}-${process.arch}): put Node 24 on the PATH.`,
    );
  }
  // Ctrl-C reaches the whole process group: the child stops in its own time, and this process waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  const { status, signal } = spawnSync(executable, args, { cwd: root, stdio: 'inherit', env: environment() });
  process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 1);
}

function environment(extra = {}) {
  return {
    APOLLO_TELEMETRY_DISABLED: 'true',
    NX_NO_CLOUD: 'true',
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  };
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
