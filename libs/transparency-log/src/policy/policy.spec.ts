import { describe, expect, it } from '@jest/globals';
import { logSigner, sampleLog, someEvents, witnessSigners } from '../../test/sample-log.js';
import { formatNoteKey } from '../note/note-key.js';
import { cosign, noteSigner, signNote } from '../note/note-signer.js';
import { formatNote, parseNote } from '../note/signed-note.js';
import { parsePolicy } from './parse-policy.js';
import { isQuorum, trustCheckpoint } from './trust-checkpoint.js';

const [a = '', b = '', c = ''] = witnessSigners.map((signer) => formatNoteKey(signer.public));
const LOG = `log ${formatNoteKey(logSigner.public)}`;
const POLICY = `# Who watches our log
${LOG} https://leafshire.example/audit

witness\talderbrook ${a} https://alderbrook.example/witness
witness willowbank ${b}
witness northmere ${c}
group partners 2 alderbrook willowbank northmere
quorum partners
`;
const policy = parsePolicy(POLICY);
const { checkpoint } = sampleLog(someEvents(3));
const { text } = parseNote(checkpoint);
const logLine = signNote(text, logSigner);
const [first = '', second = ''] = witnessSigners.map((signer) => cosign(text, signer, 1_795_000_000));

describe('a policy', () => {
  it('names logs, witnesses and how many of them are needed', () => {
    expect(policy.logs).toEqual([logSigner.public]);
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['alderbrook', 'https://alderbrook.example/witness'],
      ['willowbank', undefined],
      ['northmere', undefined],
    ]);
    expect(policy.groups.get('partners')).toEqual({
      atLeast: 2,
      members: ['alderbrook', 'willowbank', 'northmere'],
    });
  });

  it('counts groups within groups', () => {
    const nested = parsePolicy(
      `witness a ${a}\nwitness b ${b}\nwitness c ${c}\ngroup two any b c\ngroup all-of all a two\nquorum all-of\n`,
    );
    const met = [['a'], ['b', 'c'], ['a', 'c'], ['a', 'b', 'c']].map((names) => isQuorum(nested, names));
    expect(met).toEqual([false, false, true, true]);
    expect(isQuorum(parsePolicy('quorum none'), [])).toBe(true);
    expect(isQuorum(parsePolicy(`witness a ${a}\nquorum a`), ['b'])).toBe(false);
  });

  it.each([
    ['no quorum', LOG, 'The policy has no quorum'],
    ['two quorums', 'quorum none\nquorum none', 'Line 2 of the policy: There is a quorum already.'],
    ['a quorum of nobody', 'quorum who', '"who" is not defined above.'],
    ['a line that says nothing', 'trust me', '"trust" is neither log, witness, group nor quorum.'],
    ['a witness twice', `witness a ${a}\nwitness b ${a}`, 'is there already.'],
    ['a name twice', `witness a ${a}\nwitness a ${b}`, '"a" is not a new name.'],
    ['the name none', `witness none ${a}`, '"none" is not a new name.'],
    ['a log as a witness', `witness a ${formatNoteKey(logSigner.public)}`, 'is not one for this use.'],
    ['a member of two groups', `witness a ${a}\ngroup x 1 a\ngroup y 1 a`, 'is a member of a group already.'],
    ['more than there are', `witness a ${a}\ngroup x 2 a`, '2 of 1 members can never be met.'],
    ['a group of nobody', 'group x any', 'any of 0 members can never be met.'],
    ['a member from nowhere', 'group x 1 a', '"a" is not defined above.'],
    ['a share that is no number', `witness a ${a}\ngroup x most a`, '"most" is not a whole number.'],
  ])('is refused with %s', (_what, bad, message) => {
    expect(() => parsePolicy(bad)).toThrow(message);
  });
});

describe('a checkpoint', () => {
  it('is trusted with the signatures of its log and of enough witnesses', () => {
    const trusted = trustCheckpoint(formatNote(text, [logLine, first, second]), policy);
    expect(trusted).toMatchObject({ size: 3, text, cosignedBy: ['alderbrook', 'willowbank'] });
  });

  it.each([
    ['too few witnesses', [logLine, first], 'cosigned by only alderbrook; the policy asks for "partners"'],
    ['no witness', [logLine], 'cosigned by no witness'],
    ['the same witness twice', [logLine, first, first], 'cosigned by only alderbrook'],
    ['no signature of the log', [first, second], 'not signed by the log "leafshire.example/audit/2026"'],
    [
      'a witness’s signature of something else',
      [logLine, first, cosign(`${text}more\n`, witnessSigners[1] ?? logSigner, 1_795_000_000)],
      'The signature of willowbank.example/witness under the checkpoint is wrong.',
    ],
  ])('is not trusted with %s', (_what, lines, message) => {
    expect(() => trustCheckpoint(formatNote(text, lines), policy)).toThrow(message);
  });

  it('of a log that the policy does not know is not trusted, whoever signed it', () => {
    const other = noteSigner('other.example/log', 'LOG', Buffer.alloc(32, 8));
    const foreign = text.replace('leafshire.example/audit/2026', 'other.example/log');
    expect(() => trustCheckpoint(formatNote(foreign, [signNote(foreign, other)]), policy)).toThrow(
      'The policy knows no log "other.example/log".',
    );
  });
});
