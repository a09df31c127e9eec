import { describe, expect, it } from '@jest/globals';
import { Judge } from './judge.js';

const golden = { me: { id: '1', name: 'Ada' } };
const answer = (data: unknown, more: object = {}, status = 200) => ({
  status,
  body: Buffer.from(JSON.stringify({ data, ...more })),
});

describe('the judge of answers', () => {
  it('takes what holds the right values, whatever stands beside them', () => {
    const judge = new Judge(golden);
    expect(() => {
      judge.judge(answer(golden));
      judge.judge(answer(golden, { extensions: { receipt: 'evt_1' } }));
    }).not.toThrow();
  });

  it.each([
    ['another value', answer({ me: { id: '1', name: 'Eve' } })],
    ['a missing value', answer({ me: { id: '1' } })],
    ['an error beside the values', answer(golden, { errors: [{ message: 'no' }] })],
    ['another status', answer(golden, {}, 500)],
  ])('refuses %s at first sight', (_what, wrong) => {
    expect(() => {
      new Judge(golden).judge(wrong);
    }).toThrow('not the right answer');
  });

  it('refuses an answer of another length later on, and in time one of the same', () => {
    const judge = new Judge(golden);
    judge.judge(answer(golden));
    expect(() => {
      judge.judge(answer({ me: { id: '1', name: 'Adam' } }));
    }).toThrow('not the right answer');
    expect(() => {
      for (let times = 0; times < 20; times += 1) judge.judge(answer({ me: { id: '1', name: 'Eve' } }));
    }).toThrow('not the right answer');
  });
});
