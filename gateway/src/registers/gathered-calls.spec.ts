import { beforeEach, describe, expect, it } from '@jest/globals';
import { GatheredCalls } from './gathered-calls.js';
import { QuestionRefused } from './register-client.js';

describe('questions asked at the same time', () => {
  let calls: (readonly string[])[];
  let ended: AbortSignal[];
  let answer: (questions: readonly string[]) => Promise<readonly string[]>;
  let gathered: GatheredCalls<string, string>;
  beforeEach(() => {
    calls = [];
    ended = [];
    answer = (questions) => Promise.resolve(questions.map((question) => `${question}!`));
    gathered = new GatheredCalls({
      keyOf: (question) => question.slice(0, 1),
      sizeOf: (question) => question.length,
      maxSize: 6,
      call: (questions, signal) => {
        calls.push([...questions]);
        ended.push(signal);
        return answer(questions);
      },
    });
  });
  const askAll = (...questions: string[]): Promise<string[]> =>
    Promise.all(questions.map((question) => gathered.ask(question, undefined)));

  it('share one call, and each gets the answer to their own', async () => {
    expect(await askAll('a1', 'a2', 'a1')).toEqual(['a1!', 'a2!', 'a1!']);
    expect(calls).toEqual([['a1', 'a2', 'a1']]);
  });

  it('share none with those under another key, or when there is no room', async () => {
    await askAll('a1', 'b1', 'a2', 'a3', 'a4');
    expect(calls).toEqual([['a1', 'a2', 'a3'], ['b1'], ['a4']]);
  });

  it('share none with a call that has begun: no answer is older than its question', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    answer = (questions) => promise.then(() => questions);
    const first = gathered.ask('a1', undefined);
    await new Promise((turned) => setImmediate(turned));
    const second = gathered.ask('a2', undefined);
    await new Promise((turned) => setImmediate(turned));
    resolve(undefined);
    await Promise.all([first, second]);
    expect(calls).toEqual([['a1'], ['a2']]);
  });

  it('fail together when nobody can be reached', async () => {
    answer = () => Promise.reject(new Error('down'));
    await expect(askAll('a1', 'a2')).rejects.toThrow('down');
    expect(calls).toHaveLength(1);
  });

  it('are each asked alone when they are refused together, so that one at fault harms nobody else', async () => {
    answer = (questions) =>
      questions.includes('a?') ? Promise.reject(new QuestionRefused('not that')) : Promise.resolve(questions);
    const asked = ['a1', 'a?', 'a3'].map((question) => gathered.ask(question, undefined));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(calls).toEqual([['a1', 'a?', 'a3'], ['a1'], ['a?'], ['a3']]);
  });

  it('are waited for by whoever stays; the call ends when nobody does', async () => {
    answer = () => new Promise(() => undefined);
    const [one, two] = [new AbortController(), new AbortController()];
    const asked = [one, two].map(({ signal }) => gathered.ask('a1', signal));
    await new Promise((turned) => setImmediate(turned));
    one.abort(new Error('gone'));
    await expect(asked[0]).rejects.toThrow('gone');
    expect(ended[0]?.aborted).toBe(false);
    two.abort(new Error('gone too'));
    await expect(asked[1]).rejects.toThrow('gone too');
    expect(ended[0]?.aborted).toBe(true);
  });

  it('are not asked at all when everybody has gone before', async () => {
    const leaving = new AbortController();
    const asked = gathered.ask('a1', leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    await askAll('a2');
    expect(calls).toEqual([['a2']]);
  });
});
