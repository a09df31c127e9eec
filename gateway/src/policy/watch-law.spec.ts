import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PolicySwitch } from '@pontio/decision';
import { loadPolicy, readLaw, shippedLaw } from './load-policy.js';
import { followLaw } from './watch-law.js';

describe('the catalogue of law that a gateway follows', () => {
  let folder: string;
  let policies: PolicySwitch;
  let published: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pontio-law-'));
    for (const name of readdirSync(shippedLaw()).filter((file) => file.endsWith('.yaml')))
      cpSync(join(shippedLaw(), name), join(folder, name));
    policies = new PolicySwitch(loadPolicy(readLaw(folder)));
    published = [];
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const follow = (recordPublished = (version: string) => Promise.resolve(void published.push(version))) =>
    followLaw({ folder, policies, recordPublished: ({ law }) => recordPublished(law.version) });
  const edit = (change: (text: string) => string): void => {
    const file = join(folder, 'children.yaml');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  const repeal = (): void => {
    edit((text) => text.replace("    from: '2026-09-30'", "    from: '2026-09-30'\n    to: '2026-10-31'"));
  };

  it('changes nothing while it is the same', async () => {
    const before = policies.current;
    expect(await follow()).toBe(false);
    expect(policies.current).toBe(before);
  });

  it('is in force as soon as it has changed, and the audit trail says which', async () => {
    repeal();
    expect(await follow()).toBe(true);
    const { law } = policies.current.policy;
    expect(law.gateways.get('ENG.CA2004.16LA')?.to).toBe('2026-10-31');
    expect(published).toEqual([law.version]);
  });

  it('stays as it was when the new one cannot be read', async () => {
    const before = policies.current;
    edit(() => 'gateways: [');
    expect(await follow()).toBe(false);
    expect(policies.current).toBe(before);
  });

  it('stays as it was when nobody could prove the new one in force', async () => {
    const before = policies.current;
    repeal();
    expect(await follow(() => Promise.reject(new Error('disk full')))).toBe(false);
    expect(policies.current).toBe(before);
  });
});
