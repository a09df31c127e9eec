import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

/** Go itself, wherever it commonly is, with nothing fetched but the pinned modules. */
const PLACES = ['go', '/usr/local/go/bin/go'];
const env = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly' };

/**
 * `describe` for specs that need a Go program. Where there is no Go they are skipped with one loud line; with
 * `CI=true` they fail instead.
 *
 * @param folder - of the program, with its go.mod
 * @param specs - given a function that builds the program and returns the path of what was built
 */
export function describeWithGo(name: string, folder: string, specs: (build: () => string) => void): void {
  const go = PLACES.find((place) => spawnSync(place, ['version'], { env }).status === 0);
  if (go !== undefined) {
    describe(name, () => {
      specs(() => built(go, folder));
    });
    return;
  }
  const missing = 'it needs Go, and there is no "go" here.';
  process.stderr.write(`\nSKIPPED "${name}": ${missing}\n`);
  if (process.env['CI'] !== 'true') {
    describe.skip(name, () => {
      specs(() => '');
    });
    return;
  }
  describe(name, () => {
    it('needs Go', () => {
      throw new Error(missing);
    });
  });
}

function built(go: string, folder: string): string {
  const program = join(mkdtempSync(join(tmpdir(), 'pontio-go-')), 'program');
  const { status, stderr } = spawnSync(go, ['build', '-o', program, '.'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The Go program cannot be built: ${stderr}`);
  return program;
}
