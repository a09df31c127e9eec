import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { captureRun } from '../../terminal/captured-run.js';
import { type PolicyFolder, copyOfShippedLaw } from '../policy-folder.js';

describe('pontio policy test', () => {
  let folder: PolicyFolder;
  beforeEach(() => {
    folder = copyOfShippedLaw();
  });
  afterEach(() => {
    folder.remove();
  });

  it('passes every golden case by the law that ships', async () => {
    const { code, stdout, stderr } = await captureRun('policy', 'test');
    expect(stdout).toMatch(/^✔ All \d+ cases come out as they should by the shipped catalogue\.$/);
    expect(stderr).toBe('Reading the policy and the cases …');
    expect(code).toBe(0);
  });

  it('says in words what a broken law makes of a case, and exits 1', async () => {
    folder.change('law/children.yaml', "from: '2026-09-30'", "from: '2027-09-30'");
    const { code, stdout } = await captureRun('policy', 'test', folder.path, '--quiet');
    expect(stdout).toContain('Case 4: ');
    expect(stdout).toContain(
      'came out  WITHHOLD GATEWAY_NOT_IN_FORCE ENG.CA2004.16LA (not shared: The candidate',
    );
    expect(stdout).toMatch(/✖ \d+ cases of \d+ did not come out as they should/);
    expect(code).toBe(1);
  });

  it('answers with one versioned object', async () => {
    const { code, stdout } = await captureRun('policy', 'test', folder.path, '--json', '--quiet');
    const answer = JSON.parse(stdout) as Record<string, unknown>;
    expect(answer).toMatchObject({
      schema: 'pontio.policy.test/1',
      policy: folder.path,
      failed: 0,
      failures: [],
    });
    expect(answer['passed']).toBe(answer['cases']);
    expect(code).toBe(0);
  });

  it('tells every problem of every bad file at once', async () => {
    folder.change('law/children.yaml', 'kind: DUTY', 'kind: WHIM');
    folder.write('agreements/one.yaml', 'id: one');
    const { code, stderr } = await captureRun('policy', 'test', folder.path, '--quiet');
    expect(stderr).toContain(
      'law/children.yaml: /gateways/0/kind must be equal to one of the allowed values',
    );
    expect(stderr).toContain('agreements/one.yaml: purposes: ');
    expect(code).toBe(1);
  });

  it('takes a policy that is not there for wrong usage, and says what to name', async () => {
    const { code, stderr } = await captureRun('policy', 'test', 'no-such-policy', '--quiet');
    expect(stderr).toContain('"no-such-policy" is neither a folder, a file nor a git revision.');
    expect(code).toBe(2);
  });

  it('guesses what a mistyped command meant', async () => {
    const { code, stderr } = await captureRun('policy', 'tset');
    expect(stderr).toContain('(Did you mean test?)');
    expect(code).toBe(2);
  });

  it('begins its help with examples', async () => {
    const { code, stdout } = await captureRun('policy', 'test', '--help');
    expect(stdout).toMatch(/^Examples:\n {2}pontio policy test\n/);
    expect(code).toBe(0);
  });
});
