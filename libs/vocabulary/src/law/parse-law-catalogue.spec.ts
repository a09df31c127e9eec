import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { RECORDED_CONDITIONS } from './conditions.js';
import { lawSchema } from './law-schema.js';
import { LawCatalogueInvalid, parseLawCatalogue, parseRepealedLaw } from './parse-law-catalogue.js';

const folder = new URL('../../law/', import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const header = "edition: '2026-11-01'\nreviewOwner: owner\n";
const gateway = (code: string, extra = '') => `  - code: ${code}
    name: { en: A gateway }
    jurisdiction: ENG
    kind: POWER
    source: somewhere
    verification: V
    holders: [ANY]
    recipients: [ANY]
    subjectClass: CHILD
    art6: ['6-1-e']
    confidentiality: MUST_BE_MET
${extra}`;

function problemsOf(text: string | string[]): readonly string[] {
  try {
    parseLawCatalogue(text);
  } catch (error) {
    if (error instanceof LawCatalogueInvalid) return error.problems;
    throw error;
  }
  return [];
}

describe('the catalogue of law', () => {
  const law = parseLawCatalogue(texts);

  it('reads every gateway and prohibition that ships', () => {
    expect(law.gateways.size).toBe(43);
    expect(law.prohibitions.size).toBe(10);
    expect(law.version).toMatch(/^2026-11-01\+[0-9a-f]{12}$/);
  });

  it('marks every row that is not verified through and through as a draft', () => {
    const draft = (code: string) => (law.gateways.get(code) ?? law.prohibitions.get(code))?.status;
    expect(draft('ENG.CA2004.10-11')).toBe('verified');
    expect(draft('UK.GDPR.ART5.2')).toBe('draft');
    expect(draft('ENG.CA2004.16LA')).toBe('draft'); // its start date is second-hand
    expect(draft('X.STI.WAL1974')).toBe('draft');
  });

  it('fills in what the kind of a gateway implies', () => {
    expect(law.gateways.get('EW.DAA2021.49A')).toMatchObject({ whenMet: 'MUST', agreementRequired: 'NEVER' });
    expect(law.gateways.get('EW.CDA1998.115')).toMatchObject({
      whenMet: 'MAY',
      agreementRequired: 'REGULAR',
    });
    expect(law.gateways.get('ENG.HA1996.213B')).toMatchObject({ kind: 'CONSENT', whenMet: 'MUST' });
    expect(law.gateways.get('UK.VITAL')).toMatchObject({
      agreementRequired: 'NEVER',
      holderJudgement: 'CASE',
    });
  });

  it('has a row for every prohibited category of the highest level', () => {
    const caught = [...law.prohibitions.values()].flatMap((row) => row.categories);
    expect(caught).toEqual(
      expect.arrayContaining([
        'FERTILITY',
        'GENDER_RECOGNITION',
        'ADOPTION_LINK',
        'PROTECTED_IDENTITY',
        'TERMINATION_NOTICE',
      ]),
    );
  });

  it('knows no recorded condition that no row uses', () => {
    const used = new Set<string>([
      ...[...law.gateways.values()].flatMap((row) => row.conditions),
      ...[...law.prohibitions.values()].flatMap((row) => row.exceptions.map((e) => e.condition ?? '')),
    ]);
    expect(RECORDED_CONDITIONS.filter((condition) => !used.has(condition))).toEqual([]);
  });

  it('has the same version whatever the order of the files, and another when a row changes', () => {
    expect(parseLawCatalogue([...texts].reverse()).version).toBe(law.version);
    const changed = texts.map((text) => text.replace("from: '2026-09-30'", "from: '2026-10-30'"));
    expect(parseLawCatalogue(changed).version).not.toBe(law.version);
  });

  it('keeps the schema that editors read in step with the one that is enforced', () => {
    const written: unknown = JSON.parse(readFileSync(new URL('law.schema.json', folder), 'utf8'));
    expect(written).toEqual(lawSchema);
  });
});

describe('parseLawCatalogue', () => {
  it('reports all problems of all files at once', () => {
    const first = `${header}gateways:\n${gateway('ENG.A', '    conditions: [IT_RAINS]\n    colour: red\n')}`;
    const second = `${header}gateways:\n${gateway('ENG.B').replace('kind: POWER', 'kind: WHIM')}`;
    const problems = problemsOf([first, second, 'edition: [']).join('\n');
    expect(problems).toMatch(/file 1: \/gateways\/0\/conditions\/0/);
    expect(problems).toMatch(/file 1: .*colour/);
    expect(problems).toMatch(/file 2: \/gateways\/0\/kind/);
    expect(problems).toMatch(/file 3: not YAML/);
  });

  it('refuses a code written twice and a row that ends before it begins', () => {
    const dates = "    from: '2026-01-01'\n    to: '2025-01-01'\n";
    const text = `${header}gateways:\n${gateway('ENG.A')}${gateway('ENG.A', dates)}`;
    expect(problemsOf(text)).toEqual(['ENG.A: written twice', 'ENG.A: ends before it begins']);
  });
});

describe('parseRepealedLaw', () => {
  it('knows that the directions of 2000 on sexually transmitted diseases are gone', () => {
    expect(parseRepealedLaw(texts).get('ENG.STI.TRUSTS2000')?.revokedOn).toBe('2023-10-12');
  });

  it('leaves the version of the catalogue alone, because nothing is decided by it', () => {
    const rest = texts.filter((text) => !text.includes('\nrepealed:'));
    expect(rest).toHaveLength(texts.length - 1);
    expect(parseLawCatalogue(texts).version).toBe(parseLawCatalogue(rest).version);
  });

  it('refuses an entry that does not say since when it is gone', () => {
    const broken = texts.map((text) => text.replace(/ {4}revokedOn.*\n/, ''));
    expect(() => parseRepealedLaw(broken)).toThrow(/must have required property 'revokedOn'/);
  });
});
