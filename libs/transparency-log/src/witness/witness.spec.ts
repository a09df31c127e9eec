import { describe, expect, it } from '@jest/globals';
import { logSigner, witnessSigners } from '../../test/sample-log.js';
import { someEntries, storedTree } from '../../test/stored-tree.js';
import { formatCheckpoint, signCheckpoint } from '../note/checkpoint.js';
import { cosign, noteSigner, signNote } from '../note/note-signer.js';
import { formatNote, parseNote } from '../note/signed-note.js';
import type { TreeHead } from '../tree/check-proof.js';
import { EMPTY_ROOT } from '../tree/hashes.js';
import { proveConsistency } from '../tree/prove.js';
import { cosignaturesIn, formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.js';
import { considerCheckpoint } from './consider-checkpoint.js';

const entries = someEntries(600);
const tree = storedTree(entries, [300]);
const at = (size: number): TreeHead => ({ size, root: storedTree(entries.slice(0, size)).root });
const proofFrom = (size: number) => proveConsistency(size, 600, tree.readTile);
const note = signCheckpoint(at(600), logSigner);

/** A witness of the log that has seen its first 300 entries, and of nothing else. */
const memory = (seen: TreeHead | undefined = at(300)) => ({
  logs: [logSigner.public],
  latest: (origin: string) => (origin === logSigner.public.name ? seen : undefined),
});

async function ask(change: { oldSize?: number; proof?: Uint8Array[]; note?: string; seen?: TreeHead }) {
  const request = { oldSize: 300, proof: await proofFrom(300), note, ...change };
  return considerCheckpoint(formatAddCheckpoint(request), memory(change.seen));
}

const signed = (head: TreeHead, signer = logSigner): string => {
  const text = formatCheckpoint({ ...head, origin: logSigner.public.name });
  return formatNote(text, [signNote(text, signer)]);
};

describe('a witness', () => {
  it('may cosign what continues the checkpoint it has seen', async () => {
    const answer = await ask({});
    expect(answer).toMatchObject({ status: 200, checkpoint: { size: 600 }, text: parseNote(note).text });
  });

  it('takes its first checkpoint of a log without a proof, and an empty log as one', async () => {
    const first = considerCheckpoint(formatAddCheckpoint({ oldSize: 0, proof: [], note }), {
      ...memory(),
      latest: () => undefined,
    });
    expect(first.status).toBe(200);
    const empty = { oldSize: 0, proof: [], note: signed({ size: 0, root: EMPTY_ROOT }), seen: at(0) };
    expect((await ask(empty)).status).toBe(200);
    expect((await ask({ ...empty, note: signed({ size: 0, root: at(1).root }) })).status).toBe(422);
  });

  it('tells the size that it has seen when another was named', async () => {
    expect(await ask({ oldSize: 299, proof: [...(await proofFrom(299))] })).toEqual({
      status: 409,
      size: 300,
    });
    expect(await ask({ oldSize: 0, proof: [] })).toEqual({ status: 409, size: 300 });
  });

  it('cosigns no fork, at any size', async () => {
    const fork = storedTree([...entries.slice(0, 299), Buffer.from('another past'), ...entries.slice(300)]);
    const proof = [...(await proveConsistency(300, 600, fork.readTile))];
    expect((await ask({ note: signed({ size: 600, root: fork.root }), proof })).status).toBe(422);
    expect((await ask({ note: signed({ size: 600, root: fork.root }) })).status).toBe(422);
    const same = { oldSize: 300, proof: [], note: signed({ size: 300, root: fork.root }) };
    expect((await ask(same)).status).toBe(422);
    expect((await ask({ ...same, note: signed(at(300)) })).status).toBe(200);
  });

  it('takes no proof from nothing, and nothing that becomes shorter', async () => {
    expect((await ask({ oldSize: 0, proof: [at(1).root], seen: at(0) })).status).toBe(422);
    expect((await ask({ note: signed(at(200)) })).status).toBe(400);
  });

  it('knows its logs by their keys', async () => {
    const stranger = noteSigner(logSigner.public.name, 'LOG', Buffer.alloc(32, 7));
    expect((await ask({ note: signed(at(600), stranger) })).status).toBe(403);
    expect((await ask({ note: note.replace('\n600\n', '\n601\n') })).status).toBe(403);
    const elsewhere = noteSigner('other.example/log', 'LOG', Buffer.alloc(32, 7));
    expect((await ask({ note: signCheckpoint(at(600), elsewhere) })).status).toBe(404);
  });

  it.each([
    ['nothing', ''],
    ['no old size', `\n\n${note}`],
    ['an old size with a nought too many', `old 0300\n\n${note}`],
    ['a hash that is none', `old 300\nnot a hash\n\n${note}`],
    ['a hash that is too short', `old 300\nAAAA\n\n${note}`],
    ['more hashes than a proof has', `old 300\n${'AAAA\n'.repeat(64)}\n${note}`],
    ['no checkpoint', 'old 300\n\nnothing\n'],
  ])('refuses a request with %s', (_what, body) => {
    expect(considerCheckpoint(body, memory())).toEqual({ status: 400, why: expect.any(String) });
  });
});

describe('a request for a cosignature', () => {
  it('comes back as it was', async () => {
    const request = { oldSize: 300, proof: await proofFrom(300), note };
    expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual({
      ...request,
      proof: request.proof.map((hash) => Buffer.from(hash)),
    });
  });

  it('is answered by lines of which only the good ones of known witnesses are taken', () => {
    const { text } = parseNote(note);
    const lines = witnessSigners.map((signer) => cosign(text, signer, 1_795_000_000));
    const [known, unknown] = witnessSigners;
    if (!known || !unknown) throw new Error('there are witnesses');
    const wrong = cosign(`${text}more\n`, known, 1_795_000_000);
    expect(cosignaturesIn(lines.join('') + wrong, text, [known.public])).toEqual([lines[0]]);
    expect(() => cosignaturesIn('no signature\n', text, [known.public])).toThrow('no signature');
  });
});
