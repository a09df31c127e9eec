import { describe, expect, it } from '@jest/globals';
import type { IgLabel } from './labels.js';
import { rowFacts } from './row-facts.js';
import { type RowMarks, UNREADABLE, readRowLabel } from './row-label.js';

describe('the label of a row', () => {
  it('is read as the agency says it', () => {
    const label = { category: 'MENTAL_HEALTH', level: 'C4', disputed: true, mentions: ['P-2'] };
    expect(readRowLabel(label)).toEqual(label);
  });

  it('is absent where the row is no more than its fields', () => {
    expect(readRowLabel(null)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['was asked for and is not there', undefined],
    ['is no object', 'C4'],
    ['is a list', ['C4']],
    ['has a category that nobody knows', { category: 'SEALED' }],
    ['has a level that nobody knows', { level: 'C6' }],
    ['has a nature that nobody knows', { nature: 'RUMOUR' }],
    ['has a flag that is no flag', { existenceSensitive: 'yes' }],
    ['mentions somebody without an id', { mentions: [''] }],
    ['has a part that nobody knows', { sealed: true }],
    ['has an inherited word for a part', { toString: true }],
  ])('cannot be read where it %s', (_what, value) => {
    expect(readRowLabel(value)).toBe(UNREADABLE);
  });
});

describe('a field in a row with a label', () => {
  const field: IgLabel = {
    category: 'HEALTH_CORE',
    level: 'C3',
    nature: 'FACT',
    locationRevealing: true,
    existenceSensitive: true,
    onward: 'ASK_HOLDER',
  };
  const inRow = (marks: RowMarks): IgLabel => rowFacts(field, marks).label;

  it('is what the field is where the row says nothing', () => {
    expect(rowFacts(field, {})).toEqual({ label: field });
  });

  it.each<[string, RowMarks]>([
    ['a lower level', { level: 'C1' }],
    ['a place that is none', { locationRevealing: false }],
    ['an existence that is no secret', { existenceSensitive: false }],
  ])('is no less for a row that says %s', (_what, marks) => {
    expect(inRow(marks)).toEqual(field);
  });

  it('has the higher level', () => {
    expect(inRow({ level: 'C5' }).level).toBe('C5');
  });

  it("has the row's category with the standing level of that category, if no less than its own", () => {
    expect(inRow({ category: 'MENTAL_HEALTH' })).toMatchObject({ category: 'MENTAL_HEALTH', level: 'C4' });
    expect(inRow({ category: 'EDUCATION' })).toMatchObject({ category: 'EDUCATION', level: 'C3' });
  });

  it('keeps a level that nobody knows, which the decision refuses', () => {
    expect(rowFacts({ ...field, level: 'C9' }, { level: 'C5' }).label.level).toBe('C9');
  });

  it('is contested where the row is', () => {
    expect(rowFacts(field, { disputed: true })).toEqual({ label: field, disputed: true });
  });
});
