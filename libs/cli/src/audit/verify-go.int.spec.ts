import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { describeWithGo } from '@pontio/testing/servers';
import { cosign, formatNoteKey, parseNote } from '@pontio/transparency-log';
import { writeLog } from '../../test/write-log.js';
import {
  logOf,
  logSigner,
  sampleLog,
  someEvents,
  witnessSigners,
} from '../../../transparency-log/test/sample-log.js';
import { captureRun } from '../terminal/captured-run.js';

const FOLDER = join(import.meta.dirname, '../../../../infra/verify-go');
const KEY = formatNoteKey(logSigner.public);
const log = sampleLog(someEvents(700));
/** So many that the tree has three levels of tiles. */
const LARGE = 65_800;

describeWithGo('a verifier that shares no code with ours', FOLDER, (build) => {
  let program: string;
  let home: string;
  let folder: string;

  beforeAll(() => {
    program = build();
  }, 300_000);

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'pontio-verify-'));
    folder = join(home, 'log');
    writeLog(folder, log.files);
    writeFileSync(join(home, 'policy'), `log ${KEY}\nquorum none\n`);
  });

  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  /** What the independent verifier says, and what ours says. */
  async function both(older?: string) {
    const file = join(home, 'older');
    if (older !== undefined) writeFileSync(file, older);
    const theirs = spawnSync(
      program,
      ['-key', KEY, ...(older === undefined ? [] : ['-older', file]), folder],
      {
        encoding: 'utf8',
      },
    );
    const trusted = older === undefined ? [] : ['--trusted', file];
    const ours = await captureRun(
      'audit',
      'verify',
      folder,
      '-p',
      join(home, 'policy'),
      '--quiet',
      ...trusted,
    );
    return { codes: [theirs.status, ours.code], theirs: theirs.stdout + theirs.stderr, ours: ours.stdout };
  }

  it('accepts a large log of ours, and that it continues an older checkpoint', async () => {
    const unread = Array.from({ length: LARGE }, (_, n) => ({
      event: Buffer.from(String(n)),
      controllers: ['gateway'],
    }));
    writeLog(folder, logOf(unread).files);
    const { codes, theirs, ours } = await both(logOf(unread.slice(0, 300)).checkpoint);
    expect({ codes, theirs }).toEqual({
      codes: [0, 0],
      theirs: expect.stringContaining('good log: 65800 entries'),
    });
    expect(ours).toContain('The log continues the 300 entries trusted before.');
  }, 180_000);

  it('accepts a log with cosignatures, which it passes over', async () => {
    const { text } = parseNote(log.checkpoint);
    const lines = witnessSigners.map((signer) => cosign(text, signer, 1_795_000_000));
    writeFileSync(join(folder, 'checkpoint'), log.checkpoint + lines.join(''));
    expect((await both()).codes).toEqual([0, 0]);
  }, 60_000);

  it('refuses it as ours does when one byte of one entry was changed, which ours names', async () => {
    flip('tile/entries/001', 5_000);
    const { codes, theirs, ours } = await both();
    expect(codes).toEqual([1, 1]);
    expect(theirs).toContain('bad log: the entries make the root');
    expect(ours).toMatch(
      /✖ Entry 25\d: It is not the entry that the log signed: it was changed afterwards\.$/,
    );
  }, 60_000);

  it.each([
    [
      'a tile',
      () => {
        flip('tile/0/001', 40);
      },
    ],
    [
      'a tile of tiles',
      () => {
        flip('tile/1/000.p/2', 3);
      },
    ],
    [
      'the signed size',
      () => {
        replace('checkpoint', '\n700\n', '\n699\n');
      },
    ],
    [
      'the signature',
      () => {
        replace('checkpoint', '2026 ', '2026 A');
      },
    ],
  ])(
    'refuses it as ours does when %s was changed',
    async (_what, change) => {
      change();
      expect((await both()).codes).toEqual([1, 1]);
    },
    120_000,
  );

  it('refuses it as ours does when it does not continue an older checkpoint', async () => {
    const [, ...others] = someEvents(701);
    expect((await both(sampleLog(others).checkpoint)).codes).toEqual([1, 1]);
  }, 60_000);

  function flip(path: string, at: number): void {
    const bytes = readFileSync(join(folder, path));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(join(folder, path), bytes);
  }

  function replace(path: string, from: string, to: string): void {
    writeFileSync(join(folder, path), readFileSync(join(folder, path), 'utf8').replace(from, to));
  }
});
