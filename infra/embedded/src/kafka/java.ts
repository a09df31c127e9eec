import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Kafka 4 needs at least this. */
export const JAVA_AT_LEAST = 17;

/** The Java program to use: that of `JAVA_HOME` if set, else the one on the path. */
export function javaCommand(): string {
  const home = process.env['JAVA_HOME'];
  return home ? join(home, 'bin', 'java') : 'java';
}

/** Major version of Java, or undefined where there is none. */
export function javaVersion(): number | undefined {
  const { stderr, status } = spawnSync(javaCommand(), ['-version'], { encoding: 'utf8', env: process.env });
  const found = status === 0 ? /version "(\d+)/.exec(stderr) : null;
  return found ? Number(found[1]) : undefined;
}

/** Whether Maven can be called. */
export function hasMaven(): boolean {
  return spawnSync('mvn', ['--version'], { stdio: 'ignore', env: process.env }).status === 0;
}
