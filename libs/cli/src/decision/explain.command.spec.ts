import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { explainToHolder, renderExplanation } from '@pontio/decision';
import { type GoldenDecision, goldenDecisions } from '@pontio/decision/cases';
import { CompactEncrypt } from 'jose';
import { recordKey } from '../records/decision-record.js';
import { captureRun } from '../terminal/captured-run.js';

const golden = goldenDecisions();
const caseNumbered = (number: string): GoldenDecision => {
  const found = golden.find((one) => one.number === number);
  if (found === undefined) throw new Error(`No case ${number} ships.`);
  return found;
};
const hiding = golden.find(({ decision }) => decision.cells.some(({ result }) => result === 'HIDE'));

describe('pontio decision explain', () => {
  const one = caseNumbered('4');
  const other = caseNumbered('27');
  const [holder = ''] = one.decision.cells.map(({ holderId }) => holderId);
  const secret = randomBytes(64);
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const sealed = (record: object): Promise<string> =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify(record)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(recordKey(secret));
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pontio-decisions-'));
    mkdirSync(at('records'));
    writeFileSync(at('record.key'), secret);
    const changed = {
      ...other.decision,
      lawVersion: 'sha256:of-another-day',
      cells: other.decision.cells.map((cell) => ({ ...cell, result: 'WITHHOLD', reason: 'NO_GATEWAY' })),
    };
    const hidden = hiding ?? one;
    const records = [
      { input: one.input, decision: one.decision },
      { input: other.input, decision: changed },
      {
        input: { ...hidden.input, decisionId: 'dec_hidden' },
        decision: { ...hidden.decision, id: 'dec_hidden' },
      },
      { input: { ...one.input, decisionId: 'dec_bare' }, decision: {} },
    ];
    const lines = await Promise.all(records.map(sealed));
    writeFileSync(at('records/decisions-2026-11-24.jsonl'), `${lines.join('\n')}\n`);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const explain = (id: string, ...args: readonly string[]) =>
    captureRun('decision', 'explain', id, '--decisions', at('records'), '--quiet', ...args);
  const withKey = (id: string, ...args: readonly string[]) => explain(id, '--key', at('record.key'), ...args);

  it('tells a holder the truth of its own cells, after deciding them again', async () => {
    const { stdout, code } = await withKey(one.decision.id, '--holder', holder);
    expect(stdout).toMatch(/^✔ Decided again it comes out the same \(decided by .* and law /);
    const told = renderExplanation(explainToHolder(one.input, one.decision, one.policy, holder)).trimEnd();
    expect(stdout.endsWith(told)).toBe(true);
    expect(code).toBe(0);
  });

  it('says with both versions that it would be decided otherwise today', async () => {
    const [first = ''] = other.decision.cells.map(({ holderId }) => holderId);
    const { stdout } = await withKey(other.decision.id, '--holder', first);
    expect(stdout).toMatch(
      /^! Decided again it comes out otherwise \(decided by .* and law sha256:of-another-day;/,
    );
    expect(stdout).toContain(`explained by law ${other.policy.law.version}`);
  });

  it('tells the caller nothing of what is hidden, and names nobody', async () => {
    expect(hiding).toBeDefined();
    const { stdout, code } = await withKey('dec_hidden', '--for', 'caller');
    expect(stdout).not.toContain('per_');
    expect(stdout).not.toContain('HIDE');
    expect(code).toBe(0);
  });

  it('answers with one versioned object', async () => {
    const { stdout } = await withKey(one.decision.id, '--holder', holder, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'pontio.decision.explain/1',
      decision: one.decision.id,
      for: 'holder',
      holder,
      replay: { same: true, shipped: { lawVersion: one.policy.law.version } },
      explanation: { title: expect.any(String), sections: expect.any(Array) },
    });
  });

  it('says what was searched when it finds no such decision, and exits 1', async () => {
    const { stderr, code } = await withKey('dec_nowhere', '--holder', holder);
    expect(stderr).toContain('No decision "dec_nowhere" is recorded there.');
    expect(stderr).toContain(`Searched ${at('records')}: 4 lines.`);
    expect(code).toBe(1);
  });

  it('says that lines could not be read without the key', async () => {
    const { stderr, code } = await explain(one.decision.id, '--holder', holder);
    expect(stderr).toContain('4 lines could not be read: is the key right?');
    expect(code).toBe(1);
  });

  it('does not guess what was decided where the record does not say', async () => {
    const { stderr, code } = await withKey('dec_bare', '--holder', holder);
    expect(stderr).toMatch(/The record at .*jsonl:4 says what was asked and not what was decided\./);
    expect(code).toBe(1);
  });

  it('takes a missing or foreign holder for wrong usage', async () => {
    expect((await withKey(one.decision.id)).code).toBe(2);
    const { stderr, code } = await withKey(one.decision.id, '--holder', 'agy_elsewhere');
    expect(stderr).toContain(`Nothing of "agy_elsewhere" was asked for in ${one.decision.id}.`);
    expect(code).toBe(2);
    expect((await withKey(one.decision.id, '--for', 'anybody')).code).toBe(2);
  });
});
