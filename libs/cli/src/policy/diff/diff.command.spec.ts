import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toInput } from '@pontio/decision/cases';
import { CompactEncrypt } from 'jose';
import { captureRun } from '../../terminal/captured-run.js';
import { type PolicyFolder, copyOfShippedLaw } from '../policy-folder.js';
import { loadCases } from '../test/load-cases.js';
import { recordKey } from '../../records/decision-record.js';

const ON = ['--on', '2026-11-24', '--quiet'] as const;

describe('pontio policy diff', () => {
  let before: PolicyFolder;
  let after: PolicyFolder;
  beforeAll(() => {
    before = copyOfShippedLaw();
    after = copyOfShippedLaw();
    after.change(
      'law/children.yaml',
      'recipients: [CA2004_S11, CA2004_S16E, CA2004_16LA_4C]',
      'recipients: [CA2004_S11, CA2004_S16E, CA2004_16LA_4C, SCHOOL]',
    );
  });
  afterAll(() => {
    before.remove();
    after.remove();
  });

  const diff = (...args: readonly string[]) =>
    captureRun('policy', 'diff', before.path, after.path, ...ON, ...args);

  it('says that nothing is different when nothing is', async () => {
    const { code, stdout } = await captureRun(
      'policy',
      'diff',
      before.path,
      before.path,
      ...ON,
      '--exit-code',
    );
    expect(stdout).toMatch(/over [\d,]+ cells:\nNothing is different\.$/);
    expect(code).toBe(0);
  });

  it('says exactly who may now see what, when a gateway gains schools as recipients', async () => {
    const { code, stdout } = await diff();
    const lines = stdout.split('\n');
    expect(lines).toContain(
      '  ENG.CA2004.16LA (Children Act 2004, section 16LA) changes: recipients gains SCHOOL',
    );
    expect(lines.filter((line) => line.includes('may now see'))).toHaveLength(1);
    const sentence = lines.find((line) => line.includes('may now see')) ?? '';
    expect(sentence).toMatch(/^ {2}[\d,]+ cells: staff of a school \(\d+ roles\) may now see /);
    expect(sentence).toContain('held by a body with the duty of section 11 of the Children Act 2004, ');
    expect(sentence).toContain("about a child or an adult of a child's family, for protecting a child from");
    expect(sentence).toContain(
      'under Children Act 2004, section 16LA [ENG.CA2004.16LA], in England. Before: refused, ',
    );
    expect(sentence).toContain(
      'RECIPIENT_NOT_ELIGIBLE: The holder or the recipient is not one that the gateway names.',
    );
    expect(sentence).toContain('Now: the holder must share it.');
    expect(stdout).not.toContain('may no longer see');
    expect(code).toBe(0);
  });

  it('says the reverse the other way round, and exits 1 when asked to', async () => {
    const { code, stdout } = await captureRun(
      'policy',
      'diff',
      after.path,
      before.path,
      ...ON,
      '--exit-code',
    );
    expect(stdout).toContain('staff of a school');
    expect(stdout).toContain('may no longer see');
    expect(stdout).not.toContain('may now see');
    expect(code).toBe(1);
  });

  it('answers with one versioned object', async () => {
    const answer = JSON.parse((await diff('--json')).stdout) as {
      differences: { change: string; cells: number; recipients: string[]; nations: string[] }[];
      totals: Record<string, number>;
    };
    expect(answer).toMatchObject({
      schema: 'pontio.policy.diff/1',
      day: '2026-11-24',
      totals: { stops: 0, altered: 0 },
      law: [{ code: 'ENG.CA2004.16LA', change: 'CHANGED', parts: ['recipients gains SCHOOL'] }],
    });
    expect(new Set(answer.differences.map(({ recipients }) => recipients.join()))).toEqual(
      new Set(['SCHOOL']),
    );
    expect(new Set(answer.differences.flatMap(({ nations }) => nations))).toEqual(new Set(['ENG']));
    const visible = answer.differences.filter(({ change }) => change === 'VISIBLE');
    expect(answer.totals['visible']).toBe(visible.reduce((sum, { cells }) => sum + cells, 0));
  });

  it('tells the shipped catalogue of a git revision from a folder', async () => {
    const { stdout, code } = await captureRun('policy', 'diff', 'HEAD', 'HEAD', ...ON);
    expect(stdout).toContain('From HEAD to HEAD, on 2026-11-24');
    expect(code).toBe(0);
  });

  describe('with past decisions', () => {
    const recorded = loadCases()
      .map(({ file }) => toInput(file))
      .filter(({ decisionId }) => decisionId === 'dec_case_4' || decisionId === 'dec_case_27');
    const bytes = randomBytes(64);
    const sealed = (text: string): Promise<string> =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(recordKey(bytes));
    let later: PolicyFolder;
    beforeAll(async () => {
      later = copyOfShippedLaw();
      later.change('law/children.yaml', "from: '2026-09-30'", "from: '2027-09-30'");
      const lines = recorded.map((input) => JSON.stringify({ input, decision: {} }));
      const [first = '', ...rest] = lines;
      writeFileSync(join(later.path, 'record.key'), bytes);
      writeFileSync(
        join(later.path, 'records.jsonl'),
        [await sealed(first), ...rest, 'a secret that is no record', ''].join('\n'),
      );
    });
    afterAll(() => {
      later.remove();
    });
    const replay = (...args: readonly string[]) =>
      captureRun(
        'policy',
        'diff',
        before.path,
        later.path,
        ...ON,
        '--decisions',
        join(later.path, 'records.jsonl'),
        ...args,
      );

    it('names the decisions that would flip, sealed or not, and tells nothing of unreadable lines', async () => {
      expect(recorded).toHaveLength(2);
      const { stdout, code } = await replay('--key', join(later.path, 'record.key'));
      expect(stdout).toContain('1 past decision of 2 would come out otherwise.');
      expect(stdout).toContain('  dec_case_4: 2 of 3 cells');
      expect(stdout).toMatch(
        /Education\.behaviour of agy_school: ALLOW SHARED .* becomes WITHHOLD PUBLIC_INTEREST_NEEDED /,
      );
      expect(stdout).toMatch(/! 1 line could not be read: .*records\.jsonl:3$/);
      expect(stdout).not.toContain('a secret');
      expect(stdout).not.toContain('per_');
      expect(code).toBe(0);
    });

    it('counts sealed lines as unreadable without the key', async () => {
      const { stdout } = await replay('--json');
      const { decisions } = JSON.parse(stdout) as { decisions: { decisions: number; unreadable: string[] } };
      expect(decisions.decisions).toBe(1);
      expect(decisions.unreadable.map((line) => line.split(':').at(-1))).toEqual(['1', '3']);
    });

    it('takes a missing key or missing records for wrong usage', async () => {
      expect((await replay('--key', 'no-such-key')).code).toBe(2);
      const { code, stderr } = await captureRun(
        'policy',
        'diff',
        before.path,
        before.path,
        ...ON,
        '--decisions',
        'nowhere',
      );
      expect(stderr).toContain('There is no "nowhere".');
      expect(code).toBe(2);
    });
  });
});
