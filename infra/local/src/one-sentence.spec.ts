import { describe, expect, it } from '@jest/globals';
import { oneSentence } from './one-sentence.js';

const system = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });

describe('a failed start', () => {
  it.each(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'ENOSPC'])(
    'says in one sentence what to do about %s',
    (code) => {
      expect(oneSentence(system(code))).toMatch(/^[A-Z][^.]*: [^.]*(\.|PONTIO_STATE_DIR[^.]*\.)$/);
    },
  );

  it('names the port that is in use', () => {
    expect(oneSentence(Object.assign(system('EADDRINUSE'), { port: 4000 }))).toMatch(
      /^Port 4000 is in use: stop /,
    );
  });

  it('keeps the sentence of an error that already has one', () => {
    const error = new Error('Port 4000, which gateway needs, is in use: stop the other program.', {
      cause: system('EADDRINUSE'),
    });
    expect(oneSentence(error)).toBe(error.message);
  });
});
