import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cosign, formatNoteKey, parseNote, parseNoteSigner } from '@pontio/transparency-log';
import { writeLog } from '../../test/write-log.js';
import {
  logSigner,
  sampleLog,
  someEvents,
  witnessSigners,
} from '../../../transparency-log/test/sample-log.js';
import { type CapturedRun, captureRun } from '../terminal/captured-run.js';

const before = sampleLog(someEvents(300));
const log = sampleLog(someEvents(600));
const names = ['alderbrook', 'willowbank', 'northmere'];
const POLICY = [
  `log ${formatNoteKey(logSigner.public)}`,
  ...witnessSigners.map((signer, n) => `witness ${names[n] ?? ''} ${formatNoteKey(signer.public)}`),
  `group partners 2 ${names.join(' ')}`,
  'quorum partners',
  '',
].join('\n');

/** The checkpoint of a log with the cosignatures of two witnesses. */
function witnessed({ checkpoint }: { readonly checkpoint: string }): string {
  const { text } = parseNote(checkpoint);
  const lines = witnessSigners.slice(0, 2).map((signer) => cosign(text, signer, 1_795_000_000));
  return checkpoint + lines.join('');
}

let home: string;
let folder: string;
let policy: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pontio-audit-'));
  folder = join(home, 'log');
  policy = write('policy.txt', POLICY);
  writeLog(folder, log.files);
  write('log/checkpoint', witnessed(log));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function write(name: string, text: string | Uint8Array): string {
  const file = join(home, name);
  writeFileSync(file, text);
  return file;
}

const verify = (...more: string[]): Promise<CapturedRun> =>
  captureRun('audit', 'verify', folder, '--policy', policy, '--quiet', ...more);

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(join(folder, path));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(join(folder, path), bytes);
}

describe('pontio audit verify', () => {
  it('says of a log that is whole who signed it and how many entries each agency has', async () => {
    const { code, stdout } = await verify();
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      '✔ Signed by leafshire.example/audit/2026, cosigned by alderbrook and willowbank.',
      '✔ 600 entries: none was changed, added, moved or taken away since.',
      '✔ 6 chains without a gap:',
      '    agy_holder_0  80',
    ]);
  });

  it('names the entry of which one byte was changed', async () => {
    flipByte('tile/entries/001', 700);
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain(
      '✖ Entry 256: It is not the entry that the log signed: it was changed afterwards.',
    );
    const json = await verify('--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: 'pontio.audit.verify/1',
      faults: [{ entry: 256 }],
    });
  });

  it('remembers what it has verified, and finds another past', async () => {
    const trusted = write('trusted', before.checkpoint);
    expect((await verify('--trusted', trusted)).stdout).toContain('continues the 300 entries trusted before');
    expect(readFileSync(trusted, 'utf8')).toBe(witnessed(log));

    const forked = sampleLog([...someEvents(301).slice(1), ...someEvents(600).slice(300)]);
    writeLog(folder, forked.files);
    write('log/checkpoint', witnessed(forked));
    const { code, stdout } = await verify('--trusted', trusted);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'The first 600 entries are not those that were signed before: the log is a fork.',
    );
    expect(readFileSync(trusted, 'utf8')).toBe(witnessed(log));
  });

  it('trusts nothing that too few witnesses have seen', async () => {
    write('log/checkpoint', log.checkpoint);
    const { code, stderr } = await verify();
    expect(code).toBe(1);
    expect(stderr).toContain('The checkpoint is cosigned by no witness; the policy asks for "partners".');
  });

  it('says what is wrong with the command line', async () => {
    expect(await captureRun('audit', 'verify', home, '-p', policy)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no exported log in'),
    });
    write('policy.txt', 'quorum who\n');
    expect(await verify()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Line 1 of the policy: "who" is not defined above.'),
    });
    const other = write('other', log.checkpoint.replace('leafshire', 'northmere'));
    write('policy.txt', POLICY);
    expect((await verify('--trusted', other)).stderr).toContain(
      'is about the log northmere.example/audit/2026',
    );
  });
});

describe('pontio audit prove and proof', () => {
  const prove = (...args: string[]): Promise<CapturedRun> => captureRun('audit', 'prove', folder, ...args);
  const proof = (receipt: string, ...more: string[]): Promise<CapturedRun> =>
    captureRun('audit', 'proof', write('one.tlog-proof', receipt), '--policy', policy, ...more);

  it('make a receipt that needs nothing but a policy', async () => {
    const { stdout: receipt } = await prove('evt_400');
    rmSync(folder, { recursive: true });
    const { code, stdout } = await proof(`${receipt}\n`);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '✔ Entry 400 of leafshire.example/audit/2026 at 600 entries, cosigned by alderbrook and willowbank.',
    );
    expect(stdout).toContain('among the entries of agy_leafshire.');
    expect(stdout).toContain('evt_400: agy_holder_0 gave agy_leafshire (social worker) 1 field');
  });

  it('leave the entry out for somebody who must not read it', async () => {
    const { stdout: receipt } = await prove('400', '--hash-only');
    expect(receipt.split('\n')[1]).toMatch(/^extra \S{44}$/);
    const { stdout } = await proof(`${receipt}\n`);
    expect(stdout).toContain('The receipt shows that something was logged, not what.');
  });

  it('refuse a receipt that was changed, and an entry that is not there', async () => {
    const { stdout: receipt } = await prove('400');
    const changed = await proof(`${receipt.replace('index 400', 'index 401')}\n`);
    expect(changed).toMatchObject({ code: 1, stderr: expect.stringContaining('This is not entry 401') });
    for (const nothing of ['600', 'evt_nothing'])
      expect(await prove(nothing)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('There is no entry'),
      });
  });
});

describe('pontio audit key', () => {
  it('makes the key of a log once, and prints what a policy needs', async () => {
    const file = join(home, 'ledger.key');
    const { code, stdout } = await captureRun('audit', 'key', 'leafshire.example/audit/2027', '--to', file);
    const signer = parseNoteSigner(readFileSync(file, 'utf8'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: `log ${formatNoteKey(signer.public)}` });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await captureRun('audit', 'key', 'other', '--to', file)).stderr).toContain('was not written');
    expect((await captureRun('audit', 'key', 'a b', '--to', join(home, 'new'))).code).toBe(2);
    expect(parseNoteSigner(readFileSync(file, 'utf8')).public).toEqual(signer.public);
  });
});

describe('pontio audit export', () => {
  const served = new Map<string, Uint8Array>();
  const asked: string[] = [];
  let server: Server;
  let address: string;

  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      const path = url.replace('/log/', '');
      asked.push(path);
      const bytes = served.get(path);
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const at = server.address();
    address = `http://127.0.0.1:${String(typeof at === 'object' ? at?.port : '')}/log/`;
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  function serve(files: ReadonlyMap<string, Uint8Array>): void {
    served.clear();
    asked.length = 0;
    for (const [path, bytes] of files) served.set(path, bytes);
  }

  const run = (): Promise<CapturedRun> => captureRun('audit', 'export', folder, '--from', address, '--quiet');

  beforeEach(() => {
    rmSync(folder, { recursive: true });
    write('policy.txt', `log ${formatNoteKey(logSigner.public)}\nquorum none\n`);
  });

  it('writes a log that can be verified, and later adds only what is new', async () => {
    serve(before.files);
    expect((await run()).stdout).toContain('✔ 300 entries of leafshire.example/audit/2026');
    expect((await verify()).code).toBe(0);
    serve(log.files);
    expect((await run()).stdout).toContain('✔ 600 entries');
    expect((await verify()).code).toBe(0);
    expect(asked).toContain('tile/entries/001');
    expect(asked).not.toContain('tile/entries/000');
  });

  it('takes its part of a full file where the log has dropped the partial one', async () => {
    serve(log.files);
    served.set('checkpoint', Buffer.from(before.checkpoint));
    served.set('tile/1/000.p/1', before.files.get('tile/1/000.p/1') ?? new Uint8Array());
    expect((await run()).code).toBe(0);
    expect((await verify()).stdout).toContain('✔ 300 entries: none was changed');
  });

  it('keeps what it has when the log offers less, and says where a file is missing', async () => {
    serve(log.files);
    await run();
    serve(before.files);
    expect((await run()).stderr).toContain('The folder holds 600 entries, and the log now offers only 300.');
    expect((await verify()).stdout).toContain('✔ 600 entries');
    rmSync(folder, { recursive: true });
    served.delete('tile/0/000');
    expect(await run()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not offer its file tile/0/000'),
    });
  });

  it('says that a ledger cannot be reached', async () => {
    const { code, stderr } = await captureRun('audit', 'export', folder, '--from', 'http://127.0.0.1:1/log');
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('/log/checkpoint cannot be read.'),
    });
  });
});
