import { describe, expect, it } from '@jest/globals';
import { ReleasedLoader } from './released-loader.js';

interface Read {
  readonly ids: readonly string[];
  readonly fields: readonly string[];
}

const aRequest = (): { heard: string[]; setAsOf(iso: string): void } => {
  const heard: string[] = [];
  return { heard, setAsOf: (iso) => void heard.push(iso) };
};

function loader(): { reads: Read[]; people: ReleasedLoader<string> } {
  const reads: Read[] = [];
  const people = new ReleasedLoader((ids, fields) => {
    reads.push({ ids, fields });
    const known = ids.filter((id) => id !== 'nobody');
    const found = new Map(known.map((id) => [id, `${id}: ${fields.join('+')}`]));
    return Promise.resolve({ found, asOf: `2026-11-2${reads.length}T00:00:00.000Z` });
  });
  return { reads, people };
}

describe('ReleasedLoader', () => {
  it('reads people with the same released fields in one round trip', async () => {
    const { reads, people } = loader();
    const request = aRequest();
    const answers = await Promise.all([
      people.load(request, 'a', ['x']),
      people.load(request, 'b', ['x']),
      people.load(request, 'a', ['x']),
    ]);
    expect(answers).toEqual(['a: x', 'b: x', 'a: x']);
    expect(reads).toEqual([{ ids: ['a', 'b'], fields: ['x'] }]);
  });

  it('never asks for a field of one person because it is released for another', async () => {
    const { reads, people } = loader();
    const request = aRequest();
    await Promise.all([people.load(request, 'a', ['x']), people.load(request, 'b', ['x', 'y'])]);
    expect(reads).toEqual([
      { ids: ['a'], fields: ['x'] },
      { ids: ['b'], fields: ['x', 'y'] },
    ]);
  });

  it('keeps nothing from one request to the next', async () => {
    const { reads, people } = loader();
    await people.load(aRequest(), 'a', ['x']);
    await people.load(aRequest(), 'a', ['x']);
    expect(reads).toHaveLength(2);
  });

  it('tells the request how fresh the source is', async () => {
    const request = aRequest();
    await loader().people.load(request, 'a', ['x']);
    expect(request.heard).toEqual(['2026-11-21T00:00:00.000Z']);
  });

  it('answers undefined for somebody the source does not know', async () => {
    await expect(loader().people.load(aRequest(), 'nobody', ['x'])).resolves.toBeUndefined();
  });
});
