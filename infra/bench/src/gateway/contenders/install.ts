import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../../../contenders', import.meta.url));
const cache = resolve(process.env['PONTIO_STATE_DIR'] ?? '.pontio', 'cache', 'bench');

/**
 * The folder where a contender stands ready, installed on first use from its own pinned `package.json`. Nothing
 * of it comes into the workspace, so that no contender meets our versions of anything.
 *
 * @throws an Error that names what could not be installed
 */
export function installed(folder: string): string {
  const target = join(cache, folder);
  const stamp = join(target, 'node_modules', '.pontio-installed');
  const source = join(sources, folder);
  const wanted = createHash('sha256')
    .update(readFileSync(join(source, 'package.json')))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    cpSync(source, target, { recursive: true });
    install(target, folder);
    writeFileSync(stamp, wanted);
  }
  // What it is run with may have changed though its dependencies have not.
  cpSync(source, target, { recursive: true });
  return target;
}

function install(target: string, folder: string): void {
  process.stderr.write(`  installing ${folder} (once) …\n`);
  const args = [
    'install',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env['npm_execpath'];
  const [file, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
  const done = spawnSync(file, [...first, ...args], {
    cwd: target,
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${folder} could not be installed:\n${done.stderr}`);
}
