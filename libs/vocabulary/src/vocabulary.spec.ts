import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, isCategory } from './categories.js';
import { appliesIn } from './jurisdictions.js';
import { isAtLeast } from './levels.js';
import { PURPOSES, isPurpose, purposeOf, reaches } from './purposes.js';
import * as vocabulary from './index.js';
import { REASONS } from './reasons.js';
import { REMEDIES } from './remedies.js';
import { isMatchedAt } from './statuses.js';

describe('the vocabulary', () => {
  it('knows its own words and no others', () => {
    expect(isPurpose('SAFEGUARD_CHILD')).toBe(true);
    expect(isPurpose('CURIOSITY')).toBe(false);
    expect(isPurpose('toString')).toBe(false);
    expect(isCategory('COUNSELLING')).toBe(true);
    expect(isCategory(undefined)).toBe(false);
  });

  it.each(Object.entries(REASONS))(
    'says %s in full sentences, to the caller and to the holder',
    (_code, reason) => {
      expect(reason.caller.en).toMatch(/^[A-Z].*\.$/);
      expect(reason.holder.en).toMatch(/^[A-Z].*\.$/);
    },
  );

  it.each(Object.entries(REASONS))(
    'never lets the caller infer from %s whether a record exists',
    (_code, reason) => {
      expect(reason.caller.en).not.toMatch(/\b(exists?|is held|we hold|has a record|no record)\b/i);
    },
  );

  it.each(Object.entries(REMEDIES))(
    'says what would change %s without a hint of what is held',
    (_code, remedy) => {
      for (const text of [remedy.caller?.en, remedy.holder?.en])
        expect(text ?? 'Nothing.').toMatch(/^[A-Z].*\.$/);
      expect(remedy.caller?.en ?? '').not.toMatch(/\b(exists?|is held|we hold|has a record|no record)\b/i);
    },
  );

  it('tells the caller of no way round a statute, a judgement of harm or a young person', () => {
    const codes = ['PROHIBITED', 'DETRIMENT', 'COMPETENT_CHILD_REFUSAL'] as const;
    expect(codes.map((code) => REMEDIES[code].caller)).toEqual([undefined, undefined, undefined]);
  });

  const named = Object.entries(vocabulary).filter(([name]) => name.endsWith('_NAMES'));

  it.each(named)('has words of its own for every code of %s', (_name, names) => {
    const texts = Object.values(names as Record<string, { en: string }>).map(({ en }) => en);
    expect(texts.filter((text) => text.trim() === '' || /[A-Z]{2,}_/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('falls back to English until something has been translated', () => {
    const { inLanguage } = vocabulary;
    expect(inLanguage({ en: 'school' }, 'cy')).toBe('school');
    expect(inLanguage({ en: 'school', cy: 'ysgol' }, 'cy')).toBe('ysgol');
    expect(inLanguage({ en: 'school', cy: 'ysgol' })).toBe('school');
  });

  it('writes consent in FHIR so that only a yes permits', () => {
    const permits = Object.entries(vocabulary.CONSENT_MAPPINGS).filter(
      ([, { r4, r5 }]) => r4?.provision === 'permit' || r5?.decision === 'permit',
    );
    expect(permits.map(([state]) => state)).toEqual(['GIVEN']);
  });

  it('keeps an audit trail for the purpose and the role of information governance', () => {
    expect(CATEGORIES.AUDIT.onlyFor).toEqual(['IG_AUDIT']);
    expect(PURPOSES.IG_AUDIT.roles).toEqual(['IG_OFFICER']);
  });

  it('lists no role for the practice ground, which holds no real person', () => {
    expect(purposeOf('TRAINING').roles).toEqual([]);
  });

  it('climbs the ladder of depth, and keeps other depths apart', () => {
    expect(reaches('FULL', 'HEADLINE')).toBe(true);
    expect(reaches('HEADLINE', 'BRIEF')).toBe(false);
    expect(reaches('FULL', 'AUDIT')).toBe(false);
    expect(reaches('AUDIT', 'AUDIT')).toBe(true);
    expect(reaches('NONE', 'NONE')).toBe(false);
  });

  it('applies English law in England only, and law of England and Wales in each', () => {
    expect(appliesIn('ENG', 'WAL')).toBe(false);
    expect(appliesIn('EW', 'WAL')).toBe(true);
    expect(appliesIn('ENG', 'EW')).toBe(false);
    expect(appliesIn('UK', 'ENG')).toBe(true);
  });

  it('never takes one of many for a match, whatever the agreement allows', () => {
    expect(isMatchedAt('Match', 'Match')).toBe(true);
    expect(isMatchedAt('PotentialMatch', 'Match')).toBe(false);
    expect(isMatchedAt('ManyMatch', 'ManyMatch')).toBe(false);
  });

  it('orders levels', () => {
    expect(isAtLeast('C3', 'C3')).toBe(true);
    expect(isAtLeast('C2', 'C3')).toBe(false);
  });
});
