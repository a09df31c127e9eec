import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runPontio } from '@pontio/cli';
import { describeWithGo } from '@pontio/testing/servers';
import { sanaAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem, until } from './test-system.js';

const MINUTE = 60_000;
const VERIFIER = join(import.meta.dirname, '../../verify-go');

/** The word after `pontio`, and what it answered. */
async function pontio(...args: readonly string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const take = (text: string): number => said.push(text);
  const code = await runPontio(args, { stdout: take, stderr: take, colour: false });
  return { code, said: said.join('\n') };
}

describeWithGo('the log of a running system', VERIFIER, (build) => {
  const home = mkdtempSync(join(tmpdir(), 'pontio-verify-'));
  const [folder, policy] = [join(home, 'log'), join(home, 'policy')];
  let program: string;
  let system: TestSystem;
  let key: string;

  beforeAll(async () => {
    program = build();
    system = await startTestSystem('none');
    key = readFileSync(join(system.stateDir, 'keys', 'ledger-public.key'), 'utf8').trim();
    process.env['PONTIO_AUDIT_TOKEN'] = readFileSync(
      join(system.stateDir, 'keys', 'ledger-export.token'),
      'utf8',
    ).trim();
    writeFileSync(policy, `log ${key}\nquorum none\n`);
  }, 3 * MINUTE);
  afterAll(async () => {
    delete process.env['PONTIO_AUDIT_TOKEN'];
    await system.close();
    rmSync(home, { recursive: true, force: true });
  }, MINUTE);

  /** Exports until the log holds a text, and says what the export said last. */
  async function exported(text: string): Promise<{ code: number; said: string; found: boolean }> {
    const ledger = system.gatewaySettings.PONTIO_GATEWAY_SUBGRAPHS.find(({ name }) => name === 'ledger');
    const from = new URL('/log', ledger?.url).href;
    return until(
      async () => {
        const { code, said } = await pontio('audit', 'export', folder, '--from', from, '--quiet');
        const found = code === 0 && (await pontio('audit', 'prove', folder, text)).code === 0;
        return { code, said, found };
      },
      ({ found }) => found,
    );
  }

  it(
    'is whole to our verifier and to one that shares no code with it, and continues what it was',
    async () => {
      const trusted = join(home, 'trusted');
      for (const asker of [sanaAsks, sanaAsks]) {
        const answer = await system.askAs(asker);
        const entries = await system.auditOf(answer, (all) => all.some(({ kind }) => kind === 'DISCLOSURE'));
        const disclosure = entries.find(({ kind }) => kind === 'DISCLOSURE');
        expect(await exported(String(disclosure?.id))).toMatchObject({ code: 0, found: true });
        expect(await pontio('audit', 'verify', folder, '-p', policy, '-t', trusted, '--quiet')).toMatchObject(
          {
            code: 0,
            said: expect.stringContaining('none was changed, added, moved or taken away'),
          },
        );
        const theirs = spawnSync(program, ['-key', key, '-older', trusted, folder], { encoding: 'utf8' });
        expect({ status: theirs.status, said: theirs.stdout + theirs.stderr }).toEqual({
          status: 0,
          said: expect.stringContaining('good log'),
        });
      }
    },
    3 * MINUTE,
  );
});
