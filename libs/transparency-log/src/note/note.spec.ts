import { describe, expect, it } from '@jest/globals';
import { checkSignatures } from './check-signatures.js';
import { formatCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.js';
import { formatNoteKey, parseNoteKey } from './note-key.js';
import { cosign, formatNoteSigner, noteSigner, parseNoteSigner } from './note-signer.js';
import { formatNote, parseNote } from './signed-note.js';

/** The example of the specification of signed notes. */
const KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

const seed = (byte: number): Uint8Array => Buffer.alloc(32, byte);
const log = noteSigner('leafshire.example/audit/2026', 'LOG', seed(1));
const witness = noteSigner('alderbrook.example/witness', 'WITNESS', seed(2));
const head = { size: 3, root: Buffer.alloc(32, 9) };

describe('a signed note', () => {
  it('is checked with the key of the specification', () => {
    const key = parseNoteKey(KEY);
    expect(formatNoteKey(key)).toBe(KEY);
    expect(checkSignatures(parseNote(NOTE), [key])).toEqual([{ key, isGood: true }]);
    expect(checkSignatures(parseNote(NOTE.replace('an', 'no')), [key])).toEqual([{ key, isGood: false }]);
  });

  it('says nothing by signatures of keys that nobody knows', () => {
    expect(checkSignatures(parseNote(NOTE), [log.public])).toEqual([]);
  });

  it.each([
    ['no empty line', NOTE.replace('\n\n', '\n')],
    ['no signature', NOTE.slice(0, NOTE.indexOf('—'))],
    ['a signature that is cut off', NOTE.trimEnd()],
    ['a signature without its dash', NOTE.replace('— ', '- ')],
    ['base64 with something to spare', NOTE.replace('aQM=', 'aQN=')],
    ['a control character', NOTE.replace('example', 'exam\tple')],
  ])('is refused with %s', (_what, note) => {
    expect(() => parseNote(note)).toThrow();
  });
});

describe('keys', () => {
  it('are refused where id and key do not belong together', () => {
    expect(() => parseNoteKey(KEY.replace('530d903a', '530d903b'))).toThrow('an id that is not its own');
    expect(() => parseNoteKey(KEY.replace('AekyeR', 'BukyeR'))).toThrow('of a kind that is not known');
    expect(() => parseNoteKey('nothing')).toThrow('The key "nothing"');
  });

  it.each(['LOG', 'WITNESS'] as const)('of use %s come back from their private text', (use) => {
    const text = formatNoteSigner('a.example/b', use, seed(3));
    expect(parseNoteSigner(`${text}\n`).public).toMatchObject({ name: 'a.example/b', use });
    expect(() => parseNoteSigner(text.replace('a.example', 'b.example'))).toThrow(
      'an id that is not its own',
    );
  });
});

describe('a checkpoint', () => {
  const note = signCheckpoint(head, log);

  it('comes back as it was', () => {
    const { text } = parseNote(note);
    expect(parseCheckpoint(text)).toEqual({ ...head, origin: log.public.name });
    expect(formatCheckpoint(parseCheckpoint(text))).toBe(text);
    expect(checkSignatures(parseNote(note), [log.public])).toMatchObject([{ isGood: true }]);
  });

  it.each([
    ['no origin', '\n3\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n'],
    ['a size with a nought too many', 'a\n03\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n'],
    ['a short hash', 'a\n3\nCQkJ\n'],
  ])('is refused with %s', (_what, text) => {
    expect(() => parseCheckpoint(text)).toThrow();
  });

  it('carries the time at which a witness signed it', () => {
    const { text } = parseNote(note);
    const cosigned = formatNote(text, [cosign(text, witness, 1_795_000_000)]);
    const [checked] = checkSignatures(parseNote(cosigned), [witness.public]);
    expect(checked).toEqual({ key: witness.public, isGood: true, seconds: 1_795_000_000 });
    const other = parseNote(cosigned.replace('\n3\n', '\n4\n'));
    expect(checkSignatures(other, [witness.public])).toMatchObject([{ isGood: false }]);
  });

  it('is not cosigned by a signature that is too short to tell the time', () => {
    const { text } = parseNote(note);
    const { name, id } = witness.public;
    const signatures = [{ name, id, signature: new Uint8Array(9) }];
    expect(checkSignatures({ text, signatures }, [witness.public])).toMatchObject([{ isGood: false }]);
  });
});
