import { describe, expect, it } from '@jest/globals';
import { asEmbeddedServerError } from './embedded-server-error.js';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: refused`), { code });

describe('asEmbeddedServerError', () => {
  it.each<[unknown, string]>([
    [systemError('ENOSPC'), 'the disk is full; free some space where /data is.'],
    [
      'FATAL: could not write file "x": No space left on device',
      'the disk is full; free some space where /data is.',
    ],
    [systemError('EACCES'), 'this user may not write in /data; give it the right, or remove the folder.'],
    [systemError('EROFS'), '/data is on a read-only disk; choose another folder.'],
    [
      'java.net.BindException: Address already in use',
      'its port is in use; stop what listens there, or choose another port.',
    ],
    [
      'FATAL: database files are incompatible with server',
      'the data in /data was written by another version; remove the folder to begin afresh.',
    ],
    ['\n  something new\n', 'something new (see the log in /data).'],
  ])('turns %s into one sentence that says what to do', (evidence, sentence) => {
    expect(asEmbeddedServerError('Kafka', '/data', evidence).message).toBe(`Kafka cannot start: ${sentence}`);
  });

  it('keeps a sentence that is already one', () => {
    const said = asEmbeddedServerError('Kafka', '/data', 'first');
    expect(asEmbeddedServerError('PostgreSQL', '/other', said)).toBe(said);
  });
});
