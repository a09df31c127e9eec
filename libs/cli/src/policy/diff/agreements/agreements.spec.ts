import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { captureRun } from '../../../terminal/captured-run.js';
import { type PolicyFolder, copyOfShippedLaw } from '../../policy-folder.js';

const EDUCATION =
  '  - { category: EDUCATION, level: C2, from: agy_school, to: [agy_council], depth: HEADLINE, standingJudgement: { by: prc_1, at: "2026-09-01T10:00:00Z", upTo: C2 } }\n';
const FILE = `id: WASPI-ISP-LEAF-01
version: 1
kind: ISP
status: LIVE
purposes: [WELFARE_CHILD]
parties:
  - { agencyId: agy_council, type: LA_CHILDREN, statutoryRoles: [CA2004_S11], nation: ENG, signedAt: '2026-09-01T10:00:00Z' }
  - { agencyId: agy_school, type: SCHOOL, statutoryRoles: [CA2004_S16E], nation: ENG, signedAt: '2026-09-01T10:00:00Z' }
law:
  - { gateway: ENG.CA2004.16LA }
referenceTable:
  - { category: WHO_INVOLVED, level: C2, from: agy_school, to: [agy_council], depth: HEADLINE, standingJudgement: { by: prc_1, at: '2026-09-01T10:00:00Z', upTo: C2 } }
${EDUCATION}review: { dueAt: '2027-06-30', graceDays: 30 }
`;

interface Cells {
  readonly change: string;
  readonly category: string;
  readonly field?: string;
  readonly levels: readonly string[];
  readonly nations: readonly string[];
}
interface Answer {
  readonly differences: readonly unknown[];
  readonly agreements: readonly {
    id: string;
    change: string;
    parts: readonly string[];
    cells: readonly Cells[];
  }[];
}

describe('pontio policy diff, of agreements', () => {
  let before: PolicyFolder;
  let after: PolicyFolder;
  beforeAll(() => {
    before = copyOfShippedLaw();
    after = copyOfShippedLaw();
    before.write('agreements/leaf.yaml', FILE);
  });
  afterAll(() => {
    before.remove();
    after.remove();
  });

  const run = (file: string, ...args: readonly string[]) => {
    after.write('agreements/leaf.yaml', file);
    return captureRun('policy', 'diff', before.path, after.path, '--on', '2026-11-24', '--quiet', ...args);
  };
  const answer = async (file: string): Promise<Answer> =>
    JSON.parse((await run(file, '--json')).stdout) as Answer;

  it('says which row is gone and exactly which cells stop by that', async () => {
    const { agreements, differences } = await answer(FILE.replace(EDUCATION, ''));
    expect(differences).toEqual([]);
    expect(agreements).toHaveLength(1);
    expect(agreements[0]).toMatchObject({ id: 'WASPI-ISP-LEAF-01', change: 'CHANGED' });
    expect(agreements[0]?.parts).toEqual([
      "Row removed: the school no longer shares EDUCATION (C2) with the council children's services under WASPI-ISP-LEAF-01",
    ]);
    expect(agreements[0]?.cells.map(({ change, category }) => `${change} ${category}`)).toEqual([
      'STOPS EDUCATION',
    ]);
    expect(agreements[0]?.cells[0]).toMatchObject({ nations: ['ENG'] });
    expect(agreements[0]?.cells[0]?.levels.some((level) => level > 'C2')).toBe(false);
  });

  it('says the same in sentences, and the reverse the other way round', async () => {
    const { stdout, code } = await run(FILE.replace(EDUCATION, ''), '--exit-code');
    expect(stdout).toContain(
      '  WASPI-ISP-LEAF-01 changes\n    Row removed: the school no longer shares EDUCATION (C2)',
    );
    expect(stdout).toMatch(/\d+ cells: EDUCATION at .*C2 of agy_school stops for agy_council \(/);
    expect(code).toBe(1);
    const reverse = await captureRun(
      'policy',
      'diff',
      after.path,
      before.path,
      '--on',
      '2026-11-24',
      '--quiet',
    );
    expect(reverse.stdout).toContain('Row added: the school now shares EDUCATION (C2)');
    expect(reverse.stdout).toContain('of agy_school becomes visible for agy_council');
    expect(reverse.stdout).not.toContain('stops for');
  });

  it('opens one field where a row names it, and no other', async () => {
    const only = EDUCATION.replace('level: C2', 'fields: [Education.school], level: C2');
    const { agreements } = await answer(FILE.replace(EDUCATION, only));
    expect(agreements[0]?.parts).toEqual([
      'Row changed: what the school shares of EDUCATION under WASPI-ISP-LEAF-01: fields: every field becomes Education.school',
    ]);
    expect(agreements[0]?.cells.map(({ change, field }) => `${change} ${field ?? 'any other'}`)).toEqual([
      'STOPS any other',
    ]);
  });

  it('says what of the document is different, and that all stops once its time is over', async () => {
    const { agreements } = await answer(FILE.replace("dueAt: '2027-06-30'", "dueAt: '2026-06-30'"));
    expect(agreements[0]?.parts).toEqual(['Review due: 2027-06-30 becomes 2026-06-30']);
    expect(new Set(agreements[0]?.cells.map(({ change }) => change))).toEqual(new Set(['STOPS']));
    expect(agreements[0]?.cells.map(({ category }) => category)).toEqual(
      expect.arrayContaining(['EDUCATION', 'WHO_INVOLVED']),
    );
  });

  it('says nothing of agreements that are the same', async () => {
    const { stdout } = await run(FILE);
    expect(stdout).toContain('Nothing is different.');
  });
});
