import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  cosignaturesIn,
  formatAddCheckpoint,
  formatNoteKey,
  parseNote,
  parseNoteKey,
  parsePolicy,
  proveConsistency,
  signCheckpoint,
  trustCheckpoint,
} from '@pontio/transparency-log';
import { logSigner } from '../../../transparency-log/test/sample-log.js';
import { someEntries, storedTree } from '../../../transparency-log/test/stored-tree.js';
import { captureRun } from '../terminal/captured-run.js';

const source = join(import.meta.dirname, '..');
const loader = join(source, '../../testing/src/servers/source-loader.mjs');
const LOG = `log ${formatNoteKey(logSigner.public)}`;

const entries = someEntries(600);
const log = storedTree(entries, [300]);
const noteAt = (size: number): string =>
  signCheckpoint({ size, root: storedTree(entries.slice(0, size)).root }, logSigner);

describe('pontio witness', () => {
  let home: string;
  let running: ChildProcess[] = [];

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'pontio-witness-'));
    writeFileSync(join(home, 'policy'), `${LOG}\nquorum none\n`);
  });

  afterEach(async () => {
    await Promise.all(running.map((child) => end(child, 'SIGKILL')));
    running = [];
    rmSync(home, { recursive: true, force: true });
  });

  /** A witness as a process of its own, and how to speak to it. */
  async function start(name: string, isFirst = true) {
    const args = [
      'witness',
      join(home, name),
      '-p',
      join(home, 'policy'),
      '--port',
      '0',
      '--json',
      '--quiet',
    ];
    const named = isFirst ? ['--name', `${name}.example/witness`] : [];
    const child = spawn(
      process.execPath,
      [`--import=${loader}`, join(source, 'main.ts'), ...args, ...named],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    running.push(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { url, key } = JSON.parse(line) as { url: string; key: string };
    const ask = async (oldSize: number, note: string, proof: readonly Uint8Array[] = []) => {
      const body = formatAddCheckpoint({ oldSize, proof, note });
      const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
      return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() };
    };
    return { child, url, key: parseNoteKey(key), keyText: key, ask };
  }

  async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  it('cosigns a log as it grows, and remembers it when it is killed and started again', async () => {
    const first = await start('alderbrook');
    expect((await first.ask(0, noteAt(300))).status).toBe(200);
    await end(first.child, 'SIGKILL');

    const again = await start('alderbrook', false);
    expect(again.keyText).toBe(first.keyText);
    expect(await again.ask(0, noteAt(600))).toEqual({ status: 409, type: 'text/x.tlog.size', body: '300\n' });
    const { status, body } = await again.ask(
      300,
      noteAt(600),
      await proveConsistency(300, 600, log.readTile),
    );
    expect(status).toBe(200);
    const { text } = parseNote(noteAt(600));
    expect(cosignaturesIn(body, text, [first.key])).toEqual([body]);
    expect(await end(again.child, 'SIGTERM')).toBe(0);
  }, 60_000);

  it('cosigns no fork: no quorum can be had for two histories', async () => {
    const witnesses = await Promise.all(['alderbrook', 'willowbank', 'northmere'].map((name) => start(name)));
    const fork = storedTree([...entries.slice(0, 299), Buffer.from('another past'), ...entries.slice(300)]);
    const forked = signCheckpoint({ size: 600, root: fork.root }, logSigner);
    const seen = await Promise.all(witnesses.map(({ ask }) => ask(0, noteAt(300))));
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200]);

    const [honestProof, forkedProof] = await Promise.all(
      [log, fork].map(({ readTile }) => proveConsistency(300, 600, readTile)),
    );
    for (const proof of [honestProof, forkedProof, []]) {
      const answers = await Promise.all(witnesses.map(({ ask }) => ask(300, forked, proof)));
      expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    }
    const answers = await Promise.all(witnesses.map(({ ask }) => ask(300, noteAt(600), honestProof)));
    const lines = answers.map(({ body }) => body).join('');
    const named = witnesses.map(({ keyText }, n) => `witness w${String(n)} ${keyText}\n`).join('');
    const policy = parsePolicy(`${LOG}\n${named}group partners 2 w0 w1 w2\nquorum partners\n`);
    expect(trustCheckpoint(noteAt(600) + lines, policy).cosignedBy).toEqual(['w0', 'w1', 'w2']);
    expect(() => trustCheckpoint(forked + lines, policy)).toThrow('under the checkpoint is wrong');
  }, 60_000);

  it('answers one of two histories that are asked for at the same time', async () => {
    const { ask } = await start('alderbrook');
    await ask(0, noteAt(300));
    const fork = storedTree([...entries.slice(0, 300), Buffer.from('another'), ...entries.slice(301)], [300]);
    const forked = signCheckpoint({ size: 600, root: fork.root }, logSigner);
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, n) =>
        n % 2 === 0
          ? ask(300, noteAt(600), await proveConsistency(300, 600, log.readTile))
          : ask(300, forked, await proveConsistency(300, 600, fork.readTile)),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
  }, 60_000);

  it('shows whoever watches logs what it cosigned last, and nothing else', async () => {
    const { url, ask, key } = await start('alderbrook');
    const hash = createHash('sha256').update(logSigner.public.name).digest('hex');
    const get = (path: string): Promise<Response> => fetch(`${url}/${path}`);
    expect((await get(`${hash}/checkpoint`)).status).toBe(404);
    await ask(0, noteAt(300));
    const shown = await (await get(`${hash}/checkpoint`)).text();
    const policy = parsePolicy(`${LOG}\nwitness it ${formatNoteKey(key)}\nquorum it\n`);
    expect(trustCheckpoint(shown, policy)).toMatchObject({ size: 300, cosignedBy: ['it'] });
    for (const path of ['', 'witness.key', '../witness.key', 'add-checkpoint'])
      expect((await get(path)).status).toBe(404);
  }, 60_000);

  it('keeps its key to itself, and takes neither strangers nor floods', async () => {
    const { ask, url } = await start('alderbrook');
    const file = join(home, 'alderbrook', 'witness.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^PRIVATE\+KEY\+alderbrook\.example\/witness\+/);
    expect((await ask(0, noteAt(300).replaceAll('leafshire', 'northmere'))).status).toBe(404);
    expect((await ask(0, noteAt(300).replace('\n300\n', '\n301\n'))).status).toBe(403);
    expect((await ask(301, noteAt(300))).status).toBe(400);
    const flood = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: 'x'.repeat(1_000_000) });
    expect(flood.status).toBe(413);
  }, 60_000);

  it('says on the command line what it lacks', async () => {
    const run = (...more: string[]) =>
      captureRun('witness', join(home, 'new'), '-p', join(home, 'policy'), ...more);
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('has no name yet') });
    expect(await run('--name', 'a b')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be the name'),
    });
    writeFileSync(join(home, 'policy'), 'quorum none\n');
    expect(await run('--name', 'a')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('names no log'),
    });
    writeFileSync(join(home, 'policy'), `${LOG}\nquorum none\n`);
    const { child } = await start('new');
    await end(child, 'SIGTERM');
    expect(await run('--name', 'b')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('/witness, not b'),
    });
  }, 60_000);
});
