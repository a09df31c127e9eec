import { describe, expect, it } from '@jest/globals';
import { MAX_ANSWER_BYTES } from '../limits.js';
import { checkAnswerSize } from './answer-size.js';

describe('the size of an answer', () => {
  it.each(['x', 'é', '好'])('is counted in bytes, whatever it is written in: %s', (character) => {
    const most = Math.floor(MAX_ANSWER_BYTES / Buffer.byteLength(character));
    expect(() => {
      checkAnswerSize(character.repeat(most));
    }).not.toThrow();
    expect(() => {
      checkAnswerSize(character.repeat(most + 1));
    }).toThrow(expect.objectContaining({ code: 'ANSWER_TOO_LARGE' }));
  });
});
