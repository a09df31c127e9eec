import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseRepealedLaw } from '@pontio/vocabulary';
import { captureRun } from '../../terminal/captured-run.js';
import { type PolicyFolder, copyOfShippedLaw } from '../policy-folder.js';
import { loadPolicy } from '../source/load-policy.js';
import { loadCases } from '../test/load-cases.js';
import type { LoadedCase } from '../test/run-cases.js';
import { lintPolicy } from './lint-policy.js';

const gateway = (code: string, more: string): string => `edition: '2026-11-01'
reviewOwner: test
gateways:
  - code: ${code}
    jurisdiction: ENG
    kind: POWER
    verification: V
    checkedAt: '2026-10-01'
    holders: [SCHOOL]
    recipients: [LA_CHILDREN]
    subjectClass: CHILD
    art6: ['6-1-e']
    confidentiality: MUST_BE_MET
${more}`;

const agreement = (more = ''): string => `id: AGR-1
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
  - { category: EDUCATION, level: C2, from: agy_school, to: [agy_council], depth: HEADLINE }
review: { dueAt: '2027-06-30', graceDays: 30 }
${more}`;

interface Answer {
  readonly errors: number;
  readonly findings: readonly { code: string; severity: string; row: string; what: string; why: string }[];
}

describe('pontio policy lint', () => {
  let folder: PolicyFolder;
  beforeEach(() => {
    folder = copyOfShippedLaw();
  });
  afterEach(() => {
    folder.remove();
  });

  const lint = async (): Promise<{
    code: number;
    errors: readonly string[];
    warnings: readonly string[];
  }> => {
    const { code, stdout } = await captureRun(
      'policy',
      'lint',
      folder.path,
      '--on',
      '2026-11-24',
      '--json',
      '--quiet',
    );
    const { findings } = JSON.parse(stdout) as Answer;
    const told = (wanted: string): string[] =>
      findings
        .filter(({ severity }) => severity === wanted)
        .map(({ code: kind, row, what }) => `${kind} ${row}: ${what}`);
    return { code, errors: told('error'), warnings: told('warning') };
  };

  it('finds the law that ships fit to go live', async () => {
    const { code, stdout } = await captureRun('policy', 'lint', '--on', '2026-11-24');
    expect(stdout).toContain('✔ The shipped catalogue is fit to go live: 0 errors and ');
    expect(code).toBe(0);
  });

  it('refuses a rule that cites the directions of 2000 on sexually transmitted diseases (case 32)', async () => {
    const rule = "    name: { en: 'STI Directions 2000' }\n    source: SI 2000\n    from: '2026-01-01'\n";
    folder.write('law/new.yaml', gateway('ENG.STI.NEW', rule));
    const { code, stdout } = await captureRun('policy', 'lint', folder.path, '--on', '2026-11-24', '--quiet');
    expect(stdout).toContain(`✖ error GATEWAY_NOT_IN_FORCE  ENG.STI.NEW (${folder.path}/law/new.yaml)`);
    expect(stdout).toContain('    STI Directions 2000 rests on law that is gone.');
    expect(stdout).toContain('Directions 2000: revoked on 2023-10-12');
    expect(code).toBe(1);
  });

  it('refuses an agreement that cites law that is gone, ended or unknown', async () => {
    folder.change('law/children.yaml', "from: '2026-09-30'", "from: '2026-09-30'\n    to: '2026-10-31'");
    const law = '  - { gateway: ENG.STI.TRUSTS2000 }\n  - { gateway: ENG.NOWHERE }\n';
    folder.write('agreements/one.yaml', agreement().replace('referenceTable:', `${law}referenceTable:`));
    const { errors } = await lint();
    expect(errors).toEqual(
      expect.arrayContaining([
        'GATEWAY_NOT_IN_FORCE AGR-1: ENG.CA2004.16LA (Children Act 2004, section 16LA) ended on 2026-10-31.',
        expect.stringMatching(
          /^GATEWAY_NOT_IN_FORCE AGR-1: ENG\.STI\.TRUSTS2000 .* was revoked on 2023-10-12\.$/,
        ),
        'UNKNOWN_WORD AGR-1: ENG.NOWHERE is in no file of the catalogue.',
      ]),
    );
  });

  it('refuses a golden case that cites law that is gone, unless that is what it is about', () => {
    const [one] = loadCases();
    const repealed = parseRepealedLaw([readFileSync(join(folder.path, 'law/repealed.yaml'), 'utf8')]);
    const read = loadPolicy(folder.path);
    if (one === undefined) throw new Error('No case ships.');
    const file = { ...one.file, law: ['ENG.STI.TRUSTS2000'] };
    const expecting = file.asks.map((ask) => ({
      ...ask,
      expect: 'WITHHOLD GATEWAY_NOT_IN_FORCE ENG.STI.TRUSTS2000',
    }));
    const found = (cases: readonly LoadedCase[]) =>
      lintPolicy({ read, repealed, day: '2026-11-24', cases })
        .filter(({ severity }) => severity === 'error')
        .map(({ code, row }) => `${code} ${row}`);
    expect(found([{ ...one, file }])).toEqual([`GATEWAY_NOT_IN_FORCE case ${file.case}`]);
    expect(found([{ ...one, file: { ...file, asks: expecting } }])).toEqual([]);
  });

  it('refuses law of the wrong nation, in a row and in an agreement', async () => {
    const rule = '    name: { en: A rule }\n    source: somewhere\n    conditions: [CHILD_IN_NEED]\n';
    folder.write('law/new.yaml', gateway('WAL.RULE', rule));
    folder.write('agreements/one.yaml', agreement().replaceAll('nation: ENG', 'nation: WAL'));
    const { errors } = await lint();
    expect(errors).toContain('GATEWAY_WRONG_JURISDICTION WAL.RULE: The code says WAL, the row says ENG.');
    expect(errors).toContain(
      'GATEWAY_WRONG_JURISDICTION AGR-1: ENG.CA2004.16LA is law of ENG; every party is of WAL.',
    );
  });

  it('refuses an agreement past its days of grace, and warns of one whose review is due', async () => {
    folder.write('agreements/one.yaml', agreement().replace('2027-06-30', '2026-10-01'));
    folder.write('agreements/two.yaml', agreement().replace('2027-06-30', '2026-11-01'));
    const { errors, warnings } = await lint();
    expect(errors).toEqual([
      'AGREEMENT_EXPIRED AGR-1: Its review was due on 2026-10-01, its days of grace ended on 2026-10-31.',
    ]);
    expect(warnings).toContain('REVIEW_OVERDUE AGR-1: Its review was due on 2026-11-01.');
  });

  it('refuses rows of an agreement that can never be met', async () => {
    const row = (changes: string): string =>
      `  - { category: HEALTH_CORE, level: C3, from: agy_school, to: [agy_council], depth: HEADLINE${changes} }\n`;
    const rows = [
      row('').replace('HEADLINE', 'FULL'),
      row('').replace('[agy_council]', '[agy_police]'),
      row('').replace('HEALTH_CORE', 'AUDIT'),
      row(", standingJudgement: { by: prc_1, at: '2026-09-01T10:00:00Z', upTo: C3 }").replace('C3', 'C2'),
    ];
    folder.write('agreements/one.yaml', agreement().replace('review:', `${rows.join('')}review:`));
    expect((await lint()).errors).toEqual([
      'UNREACHABLE AGR-1, row 2 of the reference table: No purpose of the agreement reaches depth FULL.',
      'UNREACHABLE AGR-1, row 3 of the reference table: agy_police is no party of the agreement.',
      'UNREACHABLE AGR-1, row 4 of the reference table: AUDIT may be asked for only for IG_AUDIT, which the agreement does not list.',
      'LEVEL_ABOVE_ROW AGR-1, row 5 of the reference table: The standing judgement reaches C3, the row C2.',
    ]);
  });

  it('refuses a row that an earlier one always beats, and a gateway that a stronger one always beats', async () => {
    const row = '  - { category: EDUCATION, level: C1, from: agy_school, to: [agy_council], depth: BRIEF }\n';
    folder.write('agreements/one.yaml', agreement().replace('review:', `${row}review:`));
    const rule = '    name: { en: A rule }\n    source: somewhere\n    purposes: [DIRECT_CARE]\n';
    const wider = rule.replace('[DIRECT_CARE]', '[DIRECT_CARE, EARLY_HELP]');
    folder.write('law/new.yaml', gateway('ENG.WEAK', rule));
    folder.write('law/other.yaml', gateway('ENG.STRONG', wider).replace('kind: POWER', 'kind: DUTY'));
    expect((await lint()).errors).toEqual([
      'SHADOWED ENG.WEAK: ENG.STRONG (A rule) is open wherever this is, and is tried first.',
      'SHADOWED AGR-1, row 2 of the reference table: Row 1 is met wherever this one is, and comes first.',
    ]);
  });

  it('refuses gateways and exceptions that can never be met', async () => {
    const rule = '    name: { en: A rule }\n    source: somewhere\n';
    folder.write(
      'law/new.yaml',
      gateway('ENG.BOTH', `${rule}    conditions: [CALLED_UPON, SENT_BY_HOLDER]\n`),
    );
    folder.write('law/idle.yaml', gateway('ENG.IDLE', `${rule}    purposes: [CRIME_INVESTIGATE]\n`));
    folder.write('law/none.yaml', gateway('ENG.NONE', rule).replace('[LA_CHILDREN]', '[]'));
    folder.change('law/prohibitions.yaml', 'purposes: [DIRECT_CARE, EMERGENCY]', 'purposes: [RESEARCH]');
    expect((await lint()).errors.map((line) => line.slice(0, 90))).toEqual([
      'UNREACHABLE ENG.IDLE: No recipient employs anybody who may ask for a police line of enquiry (CRIME_INVESTIGATE).'.slice(
        0,
        90,
      ),
      'UNREACHABLE ENG.BOTH: CALLED_UPON and SENT_BY_HOLDER exclude each other.',
      'UNREACHABLE ENG.NONE: The gateway names no recipient.',
      'UNREACHABLE X.GRA2004.22: "To a health professional for medical purposes": none of its roles may ask for approved research (RESEARCH).'.slice(
        0,
        90,
      ),
    ]);
  });

  it('warns of a row whose source was last read more than twelve months ago', async () => {
    folder.change('law/children.yaml', 'kind: DUTY', "kind: DUTY\n    checkedAt: '2025-11-23'");
    const { code, warnings } = await lint();
    expect(warnings).toContain(
      'REVIEW_OVERDUE ENG.CA2004.16LA: The source was last read on 2025-11-23, more than twelve months ago.',
    );
    expect(code).toBe(0);
  });

  it('takes a day that is none for wrong usage', async () => {
    const { code, stderr } = await captureRun('policy', 'lint', '--on', 'yesterday', '--quiet');
    expect(stderr).toContain('"yesterday" is not a day.');
    expect(code).toBe(2);
  });
});
