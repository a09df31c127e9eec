import { expect, it } from '@jest/globals';
import { OBLIGATION_TYPES } from '@pontio/vocabulary';
import { unknownObligations } from './known-obligations.js';

it('knows every obligation of the vocabulary but the one that goes with records that are sent', () => {
  expect(unknownObligations(OBLIGATION_TYPES.map((type) => ({ type })))).toEqual(['CARRY_IDENTIFIER']);
});

it.each(['TELEPHONE_THE_MAYOR', 'toString'])('does not know %s', (type) => {
  expect(unknownObligations([{ type: type as 'REVIEW' }])).toEqual([type]);
});
