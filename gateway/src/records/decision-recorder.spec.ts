import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Decision, DecisionInput } from '@pontio/decision';
import { compactDecrypt } from 'jose';
import { createDecisionRecorder, recordKey } from './decision-recorder.js';

const key = new Uint8Array(32).fill(7);
const input = { decisionId: 'dec_1', subjects: [{ id: 'per_secret' }] } as unknown as DecisionInput;
const decision = { id: 'dec_1' } as Decision;

describe('the record of decisions', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pontio-decisions-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  const recorder = (now: string, folder = directory) =>
    createDecisionRecorder({ directory: folder, key, days: 30, now: () => new Date(now) });

  it('holds input and decision, a line each, for whoever has the key and nobody else', async () => {
    const record = recorder('2026-11-24T10:00:00Z');
    record.record(input, decision);
    record.record(input, decision);
    await record.close();
    const file = join(directory, 'decisions-2026-11-24.jsonl');
    const text = readFileSync(file, 'utf8');
    const [line = '', ...others] = text.trimEnd().split('\n');
    const { plaintext } = await compactDecrypt(line, recordKey(key));
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual({ input, decision });
    expect(others).toHaveLength(1);
    expect(text).not.toContain('per_secret');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is kept for as many days as it is set to, and no longer', async () => {
    for (const day of ['2026-10-24', '2026-10-25'])
      writeFileSync(join(directory, `decisions-${day}.jsonl`), '');
    writeFileSync(join(directory, 'somebody-elses.txt'), '');
    const record = recorder('2026-11-24T10:00:00Z');
    record.record(input, decision);
    await record.close();
    expect(readdirSync(directory).sort()).toEqual([
      'decisions-2026-10-25.jsonl',
      'decisions-2026-11-24.jsonl',
      'somebody-elses.txt',
    ]);
  });

  it('never fails a request when the folder cannot be written', async () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, '');
    const record = recorder('2026-11-24T10:00:00Z', join(file, 'below'));
    record.record(input, decision);
    await expect(record.close()).resolves.toBeUndefined();
  });
});
