import { describe, expect, it } from '@jest/globals';
import type { DecisionCell } from '@pontio/decision';
import type { IgLabel } from '@pontio/field-labels';
import { inRow, rowKey, rowList } from './row-lists.js';

const health: IgLabel = {
  category: 'HEALTH_CORE',
  level: 'C3',
  nature: 'FACT',
  locationRevealing: false,
  existenceSensitive: false,
};
const labels = new Map([
  ['Medicine.name', health],
  ['Medicine.dose', health],
]);
const fields = ['Medicine.name', 'Medicine.dose'];

describe('the fields of a row', () => {
  it('are asked with what they are in that row', () => {
    expect(rowList(labels, ['Medicine.name'], { category: 'MENTAL_HEALTH' })).toEqual([
      { field: 'Medicine.name', label: { ...health, category: 'MENTAL_HEALTH', level: 'C4' } },
    ]);
  });

  it('are one and the same list for rows whose labels say the same', () => {
    const list = rowList(labels, fields, { level: 'C4', existenceSensitive: false });
    expect(rowList(labels, fields, { level: 'C4' })).toBe(list);
    expect(rowList(labels, fields, { level: 'C5' })).not.toBe(list);
  });

  it('tell whom the row speaks of, in a list that is not kept', () => {
    const list = rowList(labels, ['Medicine.name'], {}, ['per_9']);
    expect(list).toEqual([{ field: 'Medicine.name', label: health, mentions: ['per_9'] }]);
    expect(rowList(labels, ['Medicine.name'], {}, ['per_9'])).not.toBe(list);
    expect(rowList(labels, ['Medicine.name'], {})).toEqual([{ field: 'Medicine.name', label: health }]);
  });

  it('are decided about together where the labels say the same, whomever they mention', () => {
    expect(rowKey({ level: 'C4', mentions: ['P-1'] })).toBe(rowKey({ level: 'C4' }));
    expect(rowKey({ level: 'C4', disputed: true })).not.toBe(rowKey({ level: 'C4' }));
  });
});

it.each<[DecisionCell['result'], DecisionCell['result'], DecisionCell['result']]>([
  ['ALLOW', 'HIDE', 'HIDE'],
  ['TRANSFORM', 'ALLOW', 'TRANSFORM'],
  ['ALLOW', 'TRANSFORM', 'TRANSFORM'],
  ['WITHHOLD', 'ALLOW', 'WITHHOLD'],
])('lets a field with %s in a row with %s have %s', (field, row, expected) => {
  const cell = (result: DecisionCell['result']) => ({ result }) as DecisionCell;
  expect(inRow(cell(field), cell(row)).result).toBe(expected);
});
