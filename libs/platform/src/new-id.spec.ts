import { expect, it } from '@jest/globals';
import { newId } from './new-id.js';

it('makes ids that are UUIDs of version 7 behind their prefix', () => {
  expect(newId('evt')).toMatch(/^evt_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
});

it('makes ids that sort in the order in which they were made, and none twice', () => {
  const ids = Array.from({ length: 20_000 }, () => newId('x'));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it('makes ids that tell when they were made', () => {
  const before = Date.now();
  const made = Number.parseInt(newId('x').slice(2, 14), 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThan(before + 60_000);
});
