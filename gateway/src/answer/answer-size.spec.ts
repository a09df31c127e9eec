import { describe, expect, it } from '@jest/globals';
import { MAX_ANSWER_BYTES } from '../limits.js';
import { checkAnswerSize } from './answer-size.js';

describe('the size of an answer', () => {
  it('is so many bytes and no more', () => {
    expect(() => {
      checkAnswerSize(Buffer.alloc(MAX_ANSWER_BYTES));
    }).not.toThrow();
    expect(() => {
      checkAnswerSize(Buffer.alloc(MAX_ANSWER_BYTES + 1));
    }).toThrow(expect.objectContaining({ code: 'ANSWER_TOO_LARGE' }));
  });
});
