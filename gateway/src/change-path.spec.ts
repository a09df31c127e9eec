import { expect, it } from '@jest/globals';
import { changePath } from './change-path.js';
import { requestPath } from './request-path.js';

it('lets changes in at the same door as questions', () => {
  const door = requestPath.filter(({ at }) => at === 'door');
  expect(changePath.filter(({ at }) => at === 'door')).toEqual(door);
  expect(changePath.slice(0, door.length)).toEqual(door);
});
