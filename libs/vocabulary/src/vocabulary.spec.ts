import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, isCategory } from './categories.js';
import { appliesIn } from './jurisdictions.js';
import { isAtLeast } from './levels.js';
import { PURPOSES, isPurpose, purposeOf, reaches } from './purposes.js';
import { REASONS } from './reasons.js';
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
